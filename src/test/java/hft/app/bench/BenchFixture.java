package hft.app.bench;

import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What every benchmark is given. */
final class BenchFixture {
  private BenchFixture() {}

  static Settings settings() {
    return Schema.base()
        .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
  }

  /** A figure that is a table of figures. */
  static Map<?, ?> map(@Nullable Object figure) {
    return (Map<?, ?>) Objects.requireNonNull(figure, "a figure is missing");
  }

  static double number(@Nullable Object figure) {
    return ((Number) Objects.requireNonNull(figure, "a figure is missing")).doubleValue();
  }

  static List<?> list(@Nullable Object figure) {
    return (List<?>) Objects.requireNonNull(figure, "a figure is missing");
  }
}
