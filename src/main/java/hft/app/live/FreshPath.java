package hft.app.live;

import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.hyperliquid.cancel.Canceller;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.rest.Rest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A way to the venue that shares nothing with the tree but the key: its connection is opened when
 * it is needed. For what is left to do after the tree's end.
 */
final class FreshPath {
  private static final int TRIES = 3;

  /** Orders left, when nobody says. */
  private static final int UNKNOWN = -1;

  /** For everything that {@link #cancelAll} does. */
  static final Duration AT_MOST = Duration.ofSeconds(20);

  private final GatewaySettings gateway;
  private final Connections connections;
  private final Key key;
  private final Assets assets;

  FreshPath(Settings settings, Connections connections, Key key, Assets assets) {
    this.gateway = settings.get(GatewaySettings.class);
    this.connections = connections;
    this.key = key;
    this.assets = assets;
  }

  /**
   * Takes out whatever is open, and looks again when an order that was on its way can no longer
   * land. What is not confirmed within {@link #AT_MOST} is unknown.
   */
  Canceller.Result cancelAll() throws InterruptedException {
    CompletableFuture<Canceller.Result> result = new CompletableFuture<>();
    Thread act =
        Thread.ofPlatform()
            .daemon()
            .name("last-act")
            .start(
                () -> {
                  try (JavaRest rest = connections.newRest()) {
                    result.complete(twice(canceller(rest)));
                  } catch (RuntimeException e) {
                    result.completeExceptionally(e);
                  }
                });
    try {
      return result.get(AT_MOST.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      act.interrupt();
      return new Canceller.Result(0, UNKNOWN, "not confirmed within " + AT_MOST);
    } catch (ExecutionException e) {
      return new Canceller.Result(0, UNKNOWN, String.valueOf(e.getCause()));
    }
  }

  private Canceller.Result twice(Canceller canceller) {
    Canceller.Result first = canceller.run(TRIES);
    try {
      Thread.sleep(gateway.postDeadline());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return first;
    }
    Canceller.Result second = canceller.run(TRIES);
    return new Canceller.Result(
        first.cancelled() + second.cancelled(), second.left(), second.trouble());
  }

  /**
   * Takes back the venue's own cancel-all, which would strike whoever trades here next.
   *
   * @return a line for people; empty when there is nothing to say
   */
  String disarm() {
    if (gateway.deadMan().isZero()) {
      return "";
    }
    try (JavaRest rest = connections.newRest()) {
      String trouble = canceller(rest).disarm(TRIES);
      return trouble.isEmpty()
          ? ""
          : "armed    the venue's own cancel-all still comes within "
              + gateway.deadMan().toSeconds()
              + " s: "
              + trouble;
    }
  }

  /** Takes orders out over {@code rest}. */
  Canceller canceller(Rest rest) {
    return new Canceller(
        rest,
        key.account(),
        assets,
        key.signer(),
        key.nonces(),
        WallClock.INSTANCE,
        gateway.restTimeout(),
        gateway.retryDelay());
  }
}
