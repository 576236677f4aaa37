package hft.app.models;

import hft.app.cli.UserMistake;
import hft.app.config.Settings;
import hft.core.learn.ModelCard;
import hft.port.AlphaWatch;
import hft.port.Forecaster;
import hft.trading.ModelSettings;
import hft.trading.ModelWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Opens the model of {@code hft.model.folder}. */
public final class ConfiguredModel {
  /**
   * A model's folder, its card read and its weights not yet.
   *
   * @param forecaster loads it
   */
  public record Opened(ModelCard card, Supplier<Forecaster> forecaster) {}

  private ConfiguredModel() {}

  /**
   * How the tree asks the model; empty when there is none.
   *
   * @param takes how long an answer takes in virtual time; empty on the wall clock
   * @throws UserMistake when the folder holds no model that can be used
   */
  public static Optional<ModelWiring> of(
      Settings settings, Optional<Duration> takes, AlphaWatch watch) {
    ModelSettings model = settings.get(ModelSettings.class);
    return model
        .folder()
        .map(ConfiguredModel::open)
        .map(opened -> new ModelWiring(opened.card(), opened.forecaster(), model, takes, watch));
  }

  private static Opened open(Path folder) {
    throw new UserMistake("hft.model.folder = " + folder + ": this build cannot read models");
  }
}
