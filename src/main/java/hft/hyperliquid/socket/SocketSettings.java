package hft.hyperliquid.socket;

import java.time.Duration;

/**
 * Bounds of one connection to the venue.
 *
 * @param connectTimeout from dialling to an open socket, TLS and handshake included
 * @param inboxBytes room for frames not read yet; full closes the socket
 * @param outboundBytes bytes waiting to be written; beyond it sending is refused
 * @param maxMessageBytes longest message, put together from its frames; longer closes the socket
 */
public record SocketSettings(
    Duration connectTimeout, int inboxBytes, int outboundBytes, int maxMessageBytes) {
  public SocketSettings {
    if (!connectTimeout.isPositive()) {
      throw new IllegalArgumentException("connectTimeout must be positive, was " + connectTimeout);
    }
    within("maxMessageBytes", maxMessageBytes, 1 << 10, 64 << 20);
    within("inboxBytes", inboxBytes, 8 * maxMessageBytes, 512 << 20);
    within("outboundBytes", outboundBytes, 1 << 10, 64 << 20);
  }

  private static void within(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ", was " + value);
    }
  }
}
