package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.MalformedMessage;

/** Does nothing with market data, fails on what cannot be read. */
public class Ignoring implements FeedListener {
  @Override
  public void book(BookKind kind, MarketFrame snapshot) {}

  @Override
  public void bbo(MarketFrame bbo) {}

  @Override
  public void trades(Rows<MarketFrame> trades) {}

  @Override
  public void context(MarketFrame context) {}

  @Override
  public void malformed(Channel channel, MalformedMessage why) {
    throw why;
  }
}
