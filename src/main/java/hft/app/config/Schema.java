package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import hft.alert.AlertSettings;
import hft.core.batch.BatchSettings;
import hft.core.learn.ExampleSettings;
import hft.core.maker.MakerSettings;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import hft.core.signal.LinearAlphaSettings;
import hft.http.OperatorSettings;
import hft.hyperliquid.feed.FeedSettings;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.socket.SocketSettings;
import hft.mine.MineSettings;
import hft.policy.PpoSettings;
import hft.recorder.RecorderSettings;
import hft.telemetry.metrics.MetricsSettings;
import hft.trading.BookSettings;
import hft.trading.ForecastSettings;
import hft.trading.GuardianSettings;
import hft.trading.ModelSettings;
import hft.trading.ReconcilerSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which sections there are and which record each one fills. Whatever lies under {@code hft} and
 * belongs to no section is a mistake; other roots belong to libraries and must be named here.
 */
public final class Schema {
  private record Section(String path, Class<? extends Record> type) {}

  private static final String ROOT = "hft";

  private final List<Section> sections = new ArrayList<>();
  private final Set<String> free = new LinkedHashSet<>();
  private final Set<String> scaled = new LinkedHashSet<>();
  private final Set<String> libraries = new LinkedHashSet<>();
  private boolean withDispatchers;

  /** The sections every build has. */
  public static Schema base() {
    return new Schema()
        .library("pekko")
        .section(ROOT, RunSettings.class)
        .section("hft.backtest", BacktestSettings.class)
        .section("hft.backtest.account", AccountTerms.class)
        .section("hft.book", BookSettings.class)
        .section("hft.maker", MakerSettings.class)
        .section("hft.quote", QuoteSettings.class)
        .section("hft.calibration", CalibrationSettings.class)
        .section("hft.alpha", LinearAlphaSettings.class)
        .section("hft.forecast", ForecastSettings.class)
        .section("hft.model", ModelSettings.class)
        .section("hft.examples", ExampleSettings.class)
        .section(
            "hft.risk",
            GuardianSettings.class,
            "account.max-gross-notional",
            "desk.max-order-notional",
            "desk.max-inventory-notional")
        .section("hft.batch", BatchSettings.class)
        .section("hft.reconciler", ReconcilerSettings.class)
        .section(
            "hft.venue",
            VenueAccess.class,
            "acknowledged.max-gross-notional",
            "acknowledged.max-inventory-notional")
        .section("hft.venue.socket", SocketSettings.class)
        .section("hft.venue.link", LinkSettings.class)
        .section("hft.venue.feed", FeedSettings.class)
        .section("hft.venue.gateway", GatewaySettings.class)
        .section("hft.recorder", RecorderSettings.class)
        .section("hft.safety", SafetySection.class)
        .section("hft.operator", OperatorSettings.class)
        .section("hft.alerts", AlertSettings.class)
        .section("hft.mine", MineSettings.class)
        .section("hft.ppo", PpoSettings.class)
        .section("hft.watchdog", WatchdogSettings.class)
        .section("hft.metrics", MetricsSettings.class)
        .section("hft.exchange", ExchangeSection.class, "traded-volume")
        .dispatchers();
  }

  /** The section at {@code path} fills {@code type}. */
  public Schema section(String path, Class<? extends Record> type) {
    sections.add(new Section(path, type));
    return this;
  }

  /**
   * As above; {@code scaledKeys} are {@code long} components written as decimals and kept scaled by
   * 1e-8, in kebab case, relative to {@code path}.
   */
  public Schema section(String path, Class<? extends Record> type, String... scaledKeys) {
    for (String key : scaledKeys) {
      scaled.add(path + "." + key);
    }
    return section(path, type);
  }

  /** Which threads the tree's actors run on. */
  private Schema dispatchers() {
    withDispatchers = true;
    return free(DispatcherSection.PATH);
  }

  /** Somebody else reads what lies under {@code path}, and checks it. */
  public Schema free(String path) {
    free.add(path);
    return this;
  }

  /** A root that belongs to a library, such as {@code pekko}. */
  public Schema library(String root) {
    libraries.add(root);
    return this;
  }

  /**
   * Reads all sections.
   *
   * @throws BadConfig with everything that is wrong, in all sections
   */
  public Settings read(Config config) {
    Binder binder = new Binder(scaled);
    refuseUnknownRoots(config, binder);
    Map<Class<?>, Record> bound = new LinkedHashMap<>();
    for (Section section : sections) {
      Record settings = binder.bind(config, section.path, section.type, childrenOf(section.path));
      if (settings != null) {
        bound.put(section.type, settings);
      }
    }
    if (withDispatchers) {
      bound.put(DispatcherSettings.class, new DispatcherSection(config, binder).read());
    }
    if (!binder.problems().isEmpty()) {
      throw new BadConfig(binder.problems());
    }
    return new Settings(config, bound);
  }

  /** First steps from {@code path} to the sections below it. */
  private Set<String> childrenOf(String path) {
    Set<String> children = new TreeSet<>();
    List<String> paths = new ArrayList<>(free);
    sections.forEach(section -> paths.add(section.path));
    for (String other : paths) {
      if (other.startsWith(path + ".")) {
        String rest = other.substring(path.length() + 1);
        int dot = rest.indexOf('.');
        children.add(dot < 0 ? rest : rest.substring(0, dot));
      }
    }
    return children;
  }

  private void refuseUnknownRoots(Config config, Binder binder) {
    ConfigObject root = config.root();
    Set<String> known = new LinkedHashSet<>(libraries);
    known.add(ROOT);
    for (String key : new TreeSet<>(root.keySet())) {
      ConfigValue value = root.get(key);
      if (!known.contains(key) && value != null) {
        String hint =
            Keys.nearest(key, known).map(near -> "; did you mean " + near + "?").orElse("");
        binder
            .problems()
            .add(
                new ConfigProblem(
                    Binder.place(value.origin()),
                    key + ": is not a known key" + hint + " (ours all start with hft.)"));
      }
    }
  }
}
