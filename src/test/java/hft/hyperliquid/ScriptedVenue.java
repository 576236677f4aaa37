package hft.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A venue on 127.0.0.1 that says what a test tells it to. By default it acknowledges every
 * subscription and answers nothing else; {@link Script} decides the rest.
 */
public final class ScriptedVenue implements AutoCloseable {
  /** What the venue answers; null answers nothing at all. */
  public interface Script {
    /** After a subscription was acknowledged. */
    default void subscribed(ScriptedVenue venue, Channel socket, JsonNode subscription) {}

    /** The payload of the answer to a posted request. */
    default @Nullable String posted(String type, JsonNode payload) {
      return null;
    }

    /** The body of an HTTP answer. */
    default @Nullable String http(String path, JsonNode body) {
      return null;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private final NioEventLoopGroup threads = new NioEventLoopGroup(1);
  private final Channel server;
  private final List<Channel> sockets = new CopyOnWriteArrayList<>();
  private final List<JsonNode> received = new CopyOnWriteArrayList<>();
  public volatile boolean acknowledges = true;
  private volatile int connections;

  public ScriptedVenue(Script script) throws InterruptedException {
    server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(
                            new HttpServerCodec(),
                            new HttpObjectAggregator(1 << 20),
                            new WebSocketServerProtocolHandler("/ws", null, false, 1 << 20),
                            new Frames(script),
                            new Http(script));
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
  }

  public URI ws() {
    return URI.create("ws://127.0.0.1:" + port() + "/ws");
  }

  public URI http() {
    return URI.create("http://127.0.0.1:" + port());
  }

  private int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  public int connections() {
    return connections;
  }

  /** Every frame a client sent. */
  public List<JsonNode> received() {
    return received;
  }

  public long received(String method) {
    return received.stream().filter(it -> it.path("method").asText().equals(method)).count();
  }

  public static void send(Channel socket, String text) {
    socket.writeAndFlush(new TextWebSocketFrame(text));
  }

  public void sendAll(String text) {
    sockets.forEach(socket -> send(socket, text));
  }

  /** One message in pieces. */
  public static void sendInPieces(Channel socket, String text) {
    int third = text.length() / 3;
    socket.write(new TextWebSocketFrame(false, 0, text.substring(0, third)));
    socket.write(new ContinuationWebSocketFrame(false, 0, text.substring(third, 2 * third)));
    socket.writeAndFlush(new ContinuationWebSocketFrame(true, 0, text.substring(2 * third)));
  }

  public List<Channel> sockets() {
    return sockets;
  }

  public void closeAll(int code, String reason) {
    sockets.forEach(socket -> socket.writeAndFlush(new CloseWebSocketFrame(code, reason)));
  }

  /** Breaks off without a word. */
  public void breakAll() {
    sockets.forEach(Channel::close);
  }

  @Override
  public void close() throws InterruptedException {
    server.close().sync();
    breakAll();
    threads.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).await(2_000);
  }

  private final class Frames extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    private final Script script;

    Frames(Script script) {
      this.script = script;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof WebSocketServerProtocolHandler.HandshakeComplete) {
        connections++;
        sockets.add(context.channel());
        context.channel().closeFuture().addListener(_ -> sockets.remove(context.channel()));
      }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame)
        throws Exception {
      JsonNode message = JSON.readTree(frame.text());
      received.add(message);
      switch (message.path("method").asText()) {
        case "ping" -> send(context.channel(), "{\"channel\":\"pong\"}");
        case "subscribe" -> {
          if (acknowledges) {
            send(
                context.channel(),
                "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"subscribe\",\"subscription\":"
                    + message.get("subscription")
                    + "}}");
            script.subscribed(ScriptedVenue.this, context.channel(), message.get("subscription"));
          }
        }
        case "post" -> {
          String type = message.at("/request/type").asText();
          String payload = script.posted(type, message.at("/request/payload"));
          if (payload != null) {
            send(
                context.channel(),
                "{\"channel\":\"post\",\"data\":{\"id\":"
                    + message.get("id")
                    + ",\"response\":{\"type\":\""
                    + type
                    + "\",\"payload\":"
                    + payload
                    + "}}}");
          }
        }
        default -> {}
      }
    }
  }

  private static final class Http extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final Script script;

    Http(Script script) {
      this.script = script;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request)
        throws Exception {
      JsonNode body = JSON.readTree(request.content().toString(StandardCharsets.UTF_8));
      String answer = script.http(request.uri(), body);
      if (answer != null) {
        var response =
            new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.OK,
                Unpooled.copiedBuffer(answer, StandardCharsets.UTF_8));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes());
        context.writeAndFlush(response);
      }
    }
  }
}
