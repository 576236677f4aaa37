package hft.alpha.train;

import hft.alpha.net.Net;
import hft.alpha.net.Weights;
import hft.alpha.torch.TorchNet;
import hft.core.learn.ClassificationScores;

/** Asks a net about samples whose labels are known. */
public final class Judge implements AutoCloseable {
  private static final int BATCH = 256;

  private final Net net;
  private final TorchNet torch;

  /**
   * What it made of them.
   *
   * @param loss weighted as in training
   * @param scores of the chances as the logits give them, uncalibrated
   */
  record Verdict(double loss, ClassificationScores scores) {}

  public Judge(Net net, int threads) {
    this.net = net;
    torch = TorchNet.scoring(net, threads);
  }

  /** Three for each sample. */
  public float[] logits(Weights weights, Samples samples) {
    torch.load(weights);
    float[] all = new float[samples.size() * Net.CLASSES];
    float[] inputs = new float[BATCH * net.inputSize()];
    for (int from = 0; from < samples.size(); from += BATCH) {
      int count = Math.min(BATCH, samples.size() - from);
      for (int i = 0; i < count; i++) {
        samples.read(from + i, inputs, i * net.inputSize());
      }
      float[] some = torch.logits(inputs, count);
      System.arraycopy(some, 0, all, from * Net.CLASSES, some.length);
    }
    return all;
  }

  Verdict judge(Weights weights, Samples samples, Targets targets) {
    float[] logits = logits(weights, samples);
    ClassificationScores scores = new ClassificationScores();
    double[] chances = new double[Net.CLASSES];
    double sum = 0;
    double loss = 0;
    for (int i = 0; i < samples.size(); i++) {
      Calibration.NONE.chances(logits, i * Net.CLASSES, chances);
      int label = samples.label(i);
      scores.add(label, chances[0], chances[1], chances[2]);
      double weight = targets.weight(samples, i);
      sum += weight;
      loss -= weight * Math.log(Math.max(ClassificationScores.LEAST_CHANCE, chances[label]));
    }
    return new Verdict(sum == 0 ? 0 : loss / sum, scores);
  }

  @Override
  public void close() {
    torch.close();
  }
}
