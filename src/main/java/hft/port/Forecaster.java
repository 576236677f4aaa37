package hft.port;

import hft.core.learn.ModelCard;

/**
 * A trained model that is asked. Belongs to the one thread that asks it; holds memory outside the
 * heap until it is closed. It may take as long as it needs: whoever waits has a deadline.
 */
public interface Forecaster extends AutoCloseable {
  ModelCard card();

  /**
   * The chances of down, stationary and up for several instruments at once.
   *
   * @param count how many
   * @param windows one after the other, each as {@link hft.core.learn.Examples#window} writes it
   * @param features one set after the other, one number per {@link hft.core.signal.Feature}
   * @param chances three numbers each are written here; each three add up to 1
   */
  void forecast(int count, float[] windows, float[] features, float[] chances);

  /** Frees what it holds; safe to repeat. */
  @Override
  void close();
}
