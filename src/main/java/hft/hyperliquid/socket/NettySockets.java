package hft.hyperliquid.socket;

import hft.port.Clock;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Websockets on Netty, one network thread per connection up to the number given. The venue
 * negotiates no compression, so none is offered.
 */
public final class NettySockets implements Sockets {
  private static final int MAX_HANDSHAKE_BYTES = 64 << 10;

  private final SocketSettings settings;
  private final Clock clock;
  private final EventLoopGroup threads;
  private @Nullable SslContext tls;

  /**
   * @param threads network threads; connections are dealt out to them in turn
   */
  public NettySockets(SocketSettings settings, Clock clock, int threads) {
    this(settings, clock, threads, null);
  }

  /**
   * @param tls what to trust on {@code wss}; null for what the Java installation trusts
   */
  NettySockets(SocketSettings settings, Clock clock, int threads, @Nullable SslContext tls) {
    this.settings = settings;
    this.clock = clock;
    this.threads = new NioEventLoopGroup(threads, new DefaultThreadFactory("hft-network", true));
    this.tls = tls;
  }

  @Override
  public void dial(URI uri, Inbox inbox, SocketListener listener) {
    if (inbox.maxFrameBytes() < settings.maxMessageBytes()) {
      throw new IllegalArgumentException(
          "the inbox takes frames of " + inbox.maxFrameBytes() + " bytes only");
    }
    boolean secure = isSecure(uri);
    String host = String.valueOf(uri.getHost());
    int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
    SslContext trust = secure ? tls() : null;
    WebSocketClientHandshaker handshaker =
        WebSocketClientHandshakerFactory.newHandshaker(
            uri,
            WebSocketVersion.V13,
            null,
            false,
            new DefaultHttpHeaders(),
            settings.maxMessageBytes());
    var handler = new SocketHandler(handshaker, settings, clock, inbox, listener);
    new Bootstrap()
        .group(threads)
        .channel(NioSocketChannel.class)
        .option(ChannelOption.TCP_NODELAY, true)
        .option(ChannelOption.SO_KEEPALIVE, true)
        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) settings.connectTimeout().toMillis())
        .option(
            ChannelOption.WRITE_BUFFER_WATER_MARK,
            new WriteBufferWaterMark(settings.outboundBytes() / 2, settings.outboundBytes()))
        .handler(
            new ChannelInitializer<SocketChannel>() {
              @Override
              protected void initChannel(SocketChannel channel) {
                ChannelPipeline pipeline = channel.pipeline();
                if (trust != null) {
                  pipeline.addLast(trust.newHandler(channel.alloc(), host, port));
                }
                pipeline.addLast(
                    new HttpClientCodec(),
                    new HttpObjectAggregator(MAX_HANDSHAKE_BYTES),
                    new WebSocketFrameAggregator(settings.maxMessageBytes()),
                    handler);
              }
            })
        .connect(host, port)
        .addListener(
            connecting -> {
              if (!connecting.isSuccess()) {
                handler.notOpened(String.valueOf(connecting.cause().getMessage()));
              }
            });
  }

  private static boolean isSecure(URI uri) {
    return switch (String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT)) {
      case "wss" -> true;
      case "ws" -> false;
      default -> throw new IllegalArgumentException("expected ws:// or wss://, was " + uri);
    };
  }

  private synchronized SslContext tls() {
    SslContext known = tls;
    if (known == null) {
      try {
        known = SslContextBuilder.forClient().endpointIdentificationAlgorithm("HTTPS").build();
      } catch (SSLException e) {
        throw new IllegalStateException("this Java cannot do TLS: " + e.getMessage(), e);
      }
      tls = known;
    }
    return known;
  }

  @Override
  public void close() {
    threads.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
