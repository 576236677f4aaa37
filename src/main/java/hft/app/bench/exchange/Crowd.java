package hft.app.bench.exchange;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers to a touch that changes in every block, and maybe one among them that asks and never
 * reads. How late a frame is: from the block's time, which it carries in whole milliseconds, to its
 * last byte's arrival.
 */
final class Crowd implements AutoCloseable {
  private static final byte[] TOUCH = Frames.ascii("\"channel\":\"bbo\"");
  private static final byte[] TIME = Frames.ascii("\"time\":");
  private static final String SUBSCRIBE =
      "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"BTC\"}}";
  private static final String QUESTION =
      "{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"info\",\"payload\":"
          + "{\"type\":\"l2Book\",\"coin\":\"BTC\"}}}";

  /** Half a block: two changes in each. */
  private static final long STEP_NANOS = 34_000_000L;

  private static final int QUESTIONS_PER_STEP = 17;
  private static final int DEPTH = 20;

  private final ServerProcess server;
  private final Links links;
  private final List<Link> watchers = new ArrayList<>();
  private final @Nullable Link quoter;
  private final SignedFlow flow = new SignedFlow(0);
  private Histogram late = new Histogram(3);
  private long peakBytes;
  private long stepNanos;
  private long quotes;

  /**
   * @param quoting whether somebody must change the touch; the bare server does it by itself
   */
  Crowd(ServerProcess server, int size, boolean quoting) throws IOException {
    this.server = server;
    this.links = new Links(server.port());
    this.quoter = quoting ? links.socket((link, bytes, from, length) -> {}) : null;
    for (int i = 0; i < size; i++) {
      Link link = links.socket(this::heard);
      link.send(Frames.text(SUBSCRIBE));
      watchers.add(link);
    }
    if (quoter != null) {
      for (int i = 0; i < DEPTH; i++) {
        post(flow.order(Side.BID, 98_000 - i, new ClientOrderId(3, i)));
        post(flow.order(Side.ASK, 102_000 + i, new ClientOrderId(4, i)));
      }
    }
  }

  private void heard(Link link, byte[] bytes, int from, int length) {
    if (Frames.indexOf(bytes, from, from + length, TOUCH) < 0) {
      return;
    }
    Instant now = Instant.now();
    int at = Frames.indexOf(bytes, from, from + length, TIME);
    long nanos = Frames.number(bytes, at + TIME.length) * 1_000_000;
    late.recordValue(Math.max(0, now.getEpochSecond() * 1_000_000_000L + now.getNano() - nanos));
  }

  /** Forgets what was measured so far. */
  void begin() throws IOException {
    late = new Histogram(3);
    peakBytes = 0;
  }

  /** Listens for so long. */
  void listen(double seconds) throws IOException {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() < until) {
      step();
    }
  }

  /**
   * Lets one in that asks and never reads, until the server has cut it.
   *
   * @return seconds that took
   * @throws IOException when it is there longer than it may be
   */
  double bear(double mostSeconds) throws IOException {
    try (Socket deaf = new Socket()) {
      deaf.setReceiveBufferSize(1_024);
      deaf.connect(new InetSocketAddress("127.0.0.1", server.port()));
      deaf.getOutputStream().write(Frames.upgrade(server.port()));
      Frames.skipHeader(deaf.getInputStream());
      deaf.getOutputStream().write(Frames.text(SUBSCRIBE));
      byte[] question = Frames.text(QUESTION);
      long start = System.nanoTime();
      while (System.nanoTime() - start < mostSeconds * 1e9) {
        if (step()) {
          try {
            for (int i = 0; i < QUESTIONS_PER_STEP; i++) {
              deaf.getOutputStream().write(question);
            }
          } catch (IOException _) {
            return (System.nanoTime() - start) / 1e9; // cut: nothing more can be sent
          }
        }
      }
    }
    throw new IOException("who does not read is still there after " + mostSeconds + " s");
  }

  /** Takes what came; true when the quoter moved as well. */
  private boolean step() throws IOException {
    links.poll(5);
    long now = System.nanoTime();
    if (now - stepNanos < STEP_NANOS) {
      return false;
    }
    stepNanos = now;
    peakBytes = Math.max(peakBytes, server.residentBytes().orElse(0));
    if (quoter != null) {
      post(flow.order(Side.BID, 99_000 + quotes % 500, new ClientOrderId(5, quotes)));
      post(flow.cancel(new ClientOrderId(5, quotes - 1)));
      quotes++;
    }
    return true;
  }

  private void post(byte[] request) {
    if (quoter != null) {
      quoter.send(Frames.text(Load.posted(1, request)));
    }
  }

  Histogram late() {
    return late;
  }

  /** The most memory the server held since {@link #begin}, bytes; 0 where the system hides it. */
  long peakBytes() {
    return peakBytes;
  }

  /** Those of the crowd that are still connected. */
  long connected() {
    return watchers.stream().filter(Link::isOpen).count();
  }

  @Override
  public void close() throws IOException {
    links.close();
  }
}
