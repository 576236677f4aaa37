package hft.wire.feed;

import hft.wire.json.MalformedMessage;

/** Fails on what cannot be read. */
public class Ignoring implements FeedListener {
  @Override
  public void malformed(Channel channel, MalformedMessage why) {
    throw why;
  }
}
