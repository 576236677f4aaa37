package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** Hands on book frames, as something to be written again. Anything else is a failure. */
public record RewritingListener(Target target) implements FeedListener {
  /** Takes one frame. */
  public interface Target {
    /**
     * @param kind null for the best quotes
     */
    void take(@Nullable BookKind kind, MarketFrame frame);
  }

  @Override
  public void book(BookKind kind, MarketFrame snapshot) {
    target.take(kind, snapshot);
  }

  @Override
  public void bbo(MarketFrame bbo) {
    target.take(null, bbo);
  }

  @Override
  public void trades(Rows<MarketFrame> trades) {
    throw new AssertionError("trades");
  }

  @Override
  public void context(MarketFrame context) {
    throw new AssertionError("a context");
  }

  @Override
  public void malformed(Channel channel, MalformedMessage why) {
    throw why;
  }
}
