package hft.app.bench;

import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What every benchmark is given. */
final class BenchFixture {
  private BenchFixture() {}

  static Settings settings() {
    return Schema.base()
        .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
  }
}
