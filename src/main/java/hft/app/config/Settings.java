package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigRenderOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The settings of every component, each valid. */
public final class Settings {
  private final Config config;
  private final Map<Class<?>, Record> bySection;

  Settings(Config config, Map<Class<?>, Record> bySection) {
    this.config = config;
    this.bySection = Map.copyOf(bySection);
  }

  /** The settings of the section that was declared with this record. */
  public <T extends Record> T get(Class<T> type) {
    Record settings = bySection.get(type);
    if (settings == null) {
      throw new IllegalArgumentException("no section is declared for " + type.getName());
    }
    return type.cast(settings);
  }

  /** The same with one section's record replaced by another of its type; the hash stays. */
  public Settings with(Record section) {
    Map<Class<?>, Record> replaced = new HashMap<>(bySection);
    if (replaced.put(section.getClass(), section) == null) {
      throw new IllegalArgumentException("no section is declared for " + section.getClass());
    }
    return new Settings(config, replaced);
  }

  /** Everything that was read, for the actor system. */
  public Config config() {
    return config;
  }

  /** Where a key was written, {@code conf/application.conf:12}. */
  public String place(String path) {
    return Binder.place(config.getValue(path).origin());
  }

  /**
   * Names what decides a run's result: SHA-256 of the {@code hft} keys, leaving out where input and
   * output lie, the local exchange, the recorder, the miner, the training of policies, the metrics
   * and the operator's side.
   */
  public String hash() {
    String text =
        config
            .withoutPath("hft.backtest.path")
            .withoutPath("hft.backtest.out")
            .withoutPath("hft.exchange")
            .withoutPath("hft.recorder")
            .withoutPath("hft.metrics")
            .withoutPath("hft.safety")
            .withoutPath("hft.operator")
            .withoutPath("hft.alerts")
            .withoutPath("hft.mine")
            .withoutPath("hft.ppo")
            .getConfig("hft")
            .root()
            .render(ConfigRenderOptions.concise());
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
