package hft.app.bench.exchange;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Many connections to one server, served by the thread that calls. */
final class Links implements AutoCloseable {
  private final Selector selector = Selector.open();
  private final ByteBuffer arrived = ByteBuffer.allocateDirect(1 << 18);
  private final List<Link> all = new ArrayList<>();
  private final int port;

  Links(int port) throws IOException {
    this.port = port;
  }

  /** A connection for HTTP requests. */
  Link http(Link.Receiver receiver) throws IOException {
    return open(Link.Framing.HTTP, receiver);
  }

  /** A connection that has become a websocket. */
  Link socket(Link.Receiver receiver) throws IOException {
    boolean[] upgraded = new boolean[1];
    Link link = open(Link.Framing.HTTP, (any, bytes, from, length) -> upgraded[0] = true);
    link.send(Frames.upgrade(port));
    long until = System.nanoTime() + 20_000_000_000L;
    while (!upgraded[0]) {
      poll(10);
      if (System.nanoTime() > until) {
        throw new IOException("no websocket on port " + port + " within 20 s");
      }
    }
    link.become(Link.Framing.SOCKET, receiver);
    return link;
  }

  private Link open(Link.Framing framing, Link.Receiver receiver) throws IOException {
    SocketChannel channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    Link link = new Link(channel, framing, receiver);
    channel.register(selector, SelectionKey.OP_READ, link);
    all.add(link);
    return link;
  }

  /** Hands on what has come, waiting for it this long at most. */
  void poll(long millis) throws IOException {
    if (millis == 0) {
      selector.selectNow(this::read);
    } else {
      selector.select(this::read, millis);
    }
  }

  private void read(SelectionKey key) {
    Link link = (Link) key.attachment();
    if (!link.read(arrived)) {
      key.cancel();
    }
  }

  @Override
  public void close() throws IOException {
    for (Link link : all) {
      link.close();
    }
    selector.close();
  }
}
