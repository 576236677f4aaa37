package hft.exchange.stream;

/** The way out to one socket. Never waits. */
public interface Outbox {
  /** False when the socket's buffer is full or it is gone: the frame was not taken. */
  boolean offer(String frame);

  /** Cuts the connection without a word, as the venue does to a wrong coin. */
  void abort(String reason);
}
