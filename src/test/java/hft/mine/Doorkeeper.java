package hft.mine;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the S3 server: lets nobody read from the archive's buckets who does not say that
 * they pay, writes down who came, and does what goes wrong on a bad day. One request per
 * connection; what was signed is passed on as it is.
 */
final class Doorkeeper implements Closeable {
  enum Fault {
    FORBIDDEN,
    BUSY,
    /** A little at a time. */
    SLOW,
    /** Half of the body, then the end. */
    CUT,
    /** Some bytes are others. */
    CORRUPT
  }

  private record Plan(String keyPart, Fault fault, AtomicInteger left) {}

  private static final String PAYER = "\r\nx-amz-request-payer: requester\r\n";
  private static final int SLOW_BYTES = 256;
  private static final int SLOW_MILLIS = 40;

  private final ServerSocket door;
  private final int upstream;
  private final List<String> paying;
  private final List<Plan> plans = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  /**
   * @param paying buckets whose reader pays
   */
  Doorkeeper(int upstream, String... paying) throws IOException {
    this.upstream = upstream;
    this.paying = List.of(paying);
    this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("doorkeeper").start(this::open);
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  /** The next {@code times} GETs of a key with this in it go wrong. */
  void plan(String keyPart, Fault fault, int times) {
    plans.add(new Plan(keyPart, fault, new AtomicInteger(times)));
  }

  void noMoreFaults() {
    plans.clear();
  }

  /** {@code GET /bucket/key}, in the order in which they came. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  List<String> gets() {
    return requests.stream().filter(line -> line.startsWith("GET ")).toList();
  }

  void forget() {
    requests.clear();
  }

  private void open() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException _) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      String head = head(client.getInputStream());
      String line = head.substring(0, head.indexOf(" HTTP/"));
      requests.add(line);
      String path = line.substring(line.indexOf(' ') + 1);
      boolean pays = head.toLowerCase(Locale.ROOT).contains(PAYER);
      if (!pays && paying.stream().anyMatch(bucket -> path.startsWith("/" + bucket + "/"))) {
        refuse(client, "403 Forbidden");
        return;
      }
      Fault fault = line.startsWith("GET ") ? fault(path) : null;
      if (fault == Fault.FORBIDDEN || fault == Fault.BUSY) {
        refuse(client, fault == Fault.BUSY ? "503 Slow Down" : "403 Forbidden");
        return;
      }
      forward(client, head, fault);
    } catch (IOException _) {
      // a client that went away is one of the cases
    }
  }

  private @Nullable Fault fault(String path) {
    for (Plan plan : plans) {
      if (path.contains(plan.keyPart()) && plan.left().getAndDecrement() > 0) {
        return plan.fault();
      }
    }
    return null;
  }

  private static void refuse(Socket client, String status) throws IOException {
    write(
        client.getOutputStream(),
        "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  }

  private void forward(Socket client, String head, @Nullable Fault fault) throws IOException {
    try (Socket server = new Socket(InetAddress.getLoopbackAddress(), upstream)) {
      write(server.getOutputStream(), once(head));
      Thread.ofVirtual().start(() -> pump(client, server));
      InputStream answer = server.getInputStream();
      OutputStream back = client.getOutputStream();
      if (fault == null) {
        answer.transferTo(back);
        return;
      }
      write(back, head(answer));
      body(answer.readAllBytes(), fault, back);
    }
  }

  /** The same request, asking for the connection's end. */
  private static String once(String head) {
    int end = head.indexOf("\r\n") + 2;
    return head.substring(0, end)
        + "Connection: close\r\n"
        + head.substring(end).replaceAll("(?i)connection: [^\r]*\r\n", "");
  }

  private static void pump(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // the answer is complete, and with it the request
    }
  }

  private static void body(byte[] body, Fault fault, OutputStream back) throws IOException {
    switch (fault) {
      case CUT -> back.write(body, 0, body.length / 2);
      case CORRUPT -> {
        for (int i = body.length / 2; i < body.length / 2 + 16 && i < body.length; i++) {
          body[i] ^= 0x55;
        }
        back.write(body);
      }
      case SLOW -> slowly(body, back);
      case FORBIDDEN, BUSY -> throw new IllegalStateException("has no body");
    }
    back.flush();
  }

  private static void slowly(byte[] body, OutputStream back) throws IOException {
    for (int at = 0; at < body.length; at += SLOW_BYTES) {
      back.write(body, at, Math.min(SLOW_BYTES, body.length - at));
      back.flush();
      try {
        Thread.sleep(SLOW_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int last = 0;
    while (last != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        throw new EOFException();
      }
      head.write(next);
      last = last << 8 | next;
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
