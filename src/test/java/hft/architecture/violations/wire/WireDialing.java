package hft.architecture.violations.wire;

import java.io.IOException;
import java.net.Socket;

/** Breaks: wire does no input or output. */
public final class WireDialing {
  private WireDialing() {}

  public static Socket dial() throws IOException {
    return new Socket("127.0.0.1", 443);
  }
}
