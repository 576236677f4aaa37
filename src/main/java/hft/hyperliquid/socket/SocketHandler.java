package hft.hyperliquid.socket;

import hft.port.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshaker;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection on its network thread: handshake, frames into the inbox, one ending. */
final class SocketHandler extends SimpleChannelInboundHandler<Object> {
  private final WebSocketClientHandshaker handshaker;
  private final SocketSettings settings;
  private final Clock clock;
  private final Inbox inbox;
  private final SocketListener listener;
  private boolean ended;

  SocketHandler(
      WebSocketClientHandshaker handshaker,
      SocketSettings settings,
      Clock clock,
      Inbox inbox,
      SocketListener listener) {
    this.handshaker = handshaker;
    this.settings = settings;
    this.clock = clock;
    this.inbox = inbox;
    this.listener = listener;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    handshaker.handshake(context.channel());
    context
        .executor()
        .schedule(
            () -> {
              if (!handshaker.isHandshakeComplete()) {
                notOpened("no handshake within " + settings.connectTimeout());
                context.close();
              }
            },
            settings.connectTimeout().toNanos(),
            TimeUnit.NANOSECONDS);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, Object message) {
    if (ended) {
      return; // given up while this was under way
    }
    if (!handshaker.isHandshakeComplete()) {
      handshaker.finishHandshake(context.channel(), (FullHttpResponse) message);
      listener.opened(new NettySocket(context.channel()));
      return;
    }
    switch (message) {
      case TextWebSocketFrame text -> receive(context, text.content());
      case PingWebSocketFrame ping ->
          context.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      case CloseWebSocketFrame close ->
          end(
              context,
              CloseReason.ofCloseFrame(
                  close.statusCode(), close.reasonText() == null ? "" : close.reasonText()));
      default -> {} // pongs; binary frames mean nothing here
    }
  }

  private void receive(ChannelHandlerContext context, ByteBuf frame) {
    if (!inbox.offer(frame, clock.nanos())) {
      end(
          context,
          new CloseReason(
              CloseReason.Kind.OVERFLOWED,
              "no room for a frame of " + frame.readableBytes() + " bytes"));
    } else if (inbox.raise()) {
      listener.arrived();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end(
        context,
        handshaker.isHandshakeComplete()
            ? new CloseReason(CloseReason.Kind.BROKEN, "broke off without a close frame")
            : new CloseReason(CloseReason.Kind.NOT_OPENED, "broke off during the handshake"));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    CloseReason.Kind kind =
        handshaker.isHandshakeComplete() ? CloseReason.Kind.BROKEN : CloseReason.Kind.NOT_OPENED;
    end(context, new CloseReason(kind, String.valueOf(cause.getMessage())));
  }

  void notOpened(String why) {
    endOnce(new CloseReason(CloseReason.Kind.NOT_OPENED, why));
  }

  private void end(ChannelHandlerContext context, CloseReason reason) {
    endOnce(reason);
    context.close();
  }

  private synchronized void endOnce(CloseReason reason) {
    if (!ended) {
      ended = true;
      listener.closed(reason);
    }
  }

  /** The open connection, as its owner sees it. */
  private final class NettySocket implements Socket {
    private final Channel channel;

    NettySocket(Channel channel) {
      this.channel = channel;
    }

    @Override
    public SendResult send(byte[] utf8, int offset, int length, Written onWritten) {
      if (!channel.isActive()) {
        return SendResult.CLOSED;
      }
      if (!channel.isWritable()) {
        return SendResult.FULL;
      }
      ByteBuf copy = channel.alloc().buffer(length).writeBytes(utf8, offset, length);
      channel
          .writeAndFlush(new TextWebSocketFrame(copy))
          .addListener(
              written -> {
                if (written.isSuccess()) {
                  onWritten.written();
                } else {
                  fail(written.cause());
                }
              });
      return SendResult.QUEUED;
    }

    private void fail(@Nullable Throwable cause) {
      endOnce(new CloseReason(CloseReason.Kind.BROKEN, "cannot write: " + cause));
      channel.close();
    }

    @Override
    public void close(String why) {
      channel
          .eventLoop()
          .execute(
              () -> {
                endOnce(new CloseReason(CloseReason.Kind.CLOSED_BY_US, why));
                handshaker.close(channel, new CloseWebSocketFrame(1000, ""));
              });
    }
  }
}
