package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;

/** An exchange of our own on loopback. */
final class LocalWorld {
  private LocalWorld() {}

  static EngineWorld open(RunRequest request) {
    throw new UserMistake(
        "mode local needs the exchange server, which is not part of this version; expected --mode"
            + " paper or backtest");
  }
}
