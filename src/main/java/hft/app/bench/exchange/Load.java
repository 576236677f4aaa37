package hft.app.bench.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Signed actions sent as fast as they are answered: each connection has a fixed number under way.
 */
final class Load implements AutoCloseable {
  private static final byte[] ERROR = Frames.ascii("\"err");
  private static final byte[] ID = Frames.ascii("\"id\":");
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /**
   * What came of one round.
   *
   * @param cpuNanos of the server, all threads
   * @param latency of one action, nanoseconds
   */
  record Round(int actions, long wallNanos, long cpuNanos, Histogram latency) {
    double perSecond() {
      return actions * 1e9 / wallNanos;
    }

    double perCpuSecond() {
      return actions * 1e9 / Math.max(1, cpuNanos);
    }

    double cpuMicros() {
      return cpuNanos / 1e3 / actions;
    }
  }

  private final class Sender implements Link.Receiver {
    private final Link link;
    private final SignedFlow flow;
    private List<byte[]> messages = List.of();
    private long[] sentNanos = {};
    private int sent;

    Sender(SignedFlow flow) throws IOException {
      this.flow = flow;
      this.link = overHttp ? links.http(this) : links.socket(this);
    }

    void prepare(int count) {
      messages = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        byte[] request = flow.next();
        messages.add(
            overHttp ? Frames.post("/exchange", request) : Frames.text(posted(i, request)));
      }
      sentNanos = new long[count];
      sent = 0;
    }

    void next() {
      if (sent < messages.size()) {
        sentNanos[sent] = System.nanoTime();
        link.send(messages.get(sent++));
      }
    }

    @Override
    public void onMessage(Link from, byte[] bytes, int at, int length) {
      if (Frames.indexOf(bytes, at, at + length, ERROR) >= 0) {
        throw new IllegalStateException(
            "exchange bench: answered with "
                + new String(bytes, at, length, StandardCharsets.UTF_8));
      }
      int which = sent - 1;
      if (!overHttp) {
        int id = Frames.indexOf(bytes, at, at + length, ID);
        which = (int) Frames.number(bytes, id + ID.length);
      }
      latency.recordValue(System.nanoTime() - sentNanos[which]);
      answered++;
      next();
    }
  }

  private final ServerProcess server;
  private final Links links;
  private final boolean overHttp;
  private final int underWay;
  private final List<Sender> senders = new ArrayList<>();
  private Histogram latency = new Histogram(3);
  private int answered;

  /**
   * @param flows one connection each
   * @param underWay actions of one connection; 1 over HTTP
   */
  Load(ServerProcess server, List<SignedFlow> flows, boolean overHttp, int underWay)
      throws IOException {
    this.server = server;
    this.links = new Links(server.port());
    this.overHttp = overHttp;
    this.underWay = underWay;
    for (SignedFlow flow : flows) {
      senders.add(new Sender(flow));
    }
  }

  static byte[] posted(int id, byte[] request) {
    return Frames.joined(
        Frames.ascii(
            "{\"method\":\"post\",\"id\":" + id + ",\"request\":{\"type\":\"action\",\"payload\":"),
        request,
        Frames.ascii("}}"));
  }

  /** Signs so many for each connection, then sends them. */
  Round round(int each) throws IOException {
    for (Sender sender : senders) {
      sender.prepare(each);
    }
    latency = new Histogram(3);
    answered = 0;
    int wanted = each * senders.size();
    long cpu = server.cpuNanos();
    long start = System.nanoTime();
    for (Sender sender : senders) {
      for (int i = 0; i < underWay; i++) {
        sender.next();
      }
    }
    while (answered < wanted) {
      links.poll(10);
      if (System.nanoTime() - start > PATIENCE_NANOS) {
        throw new IOException("only " + answered + " of " + wanted + " were answered within 60 s");
      }
    }
    return new Round(wanted, System.nanoTime() - start, server.cpuNanos() - cpu, latency);
  }

  @Override
  public void close() throws IOException {
    links.close();
  }
}
