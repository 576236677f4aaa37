package hft.hyperliquid.feed;

import hft.wire.feed.Channel;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Messages that could not be read: all counted, the first of each kind told apart. One thread. */
final class Unreadable {
  private final Map<Channel, Set<Fault>> known = new EnumMap<>(Channel.class);
  private long count;

  /** Counts it; true when it is the first with this fault on this channel. */
  boolean isFirst(Channel channel, MalformedMessage why) {
    count++;
    return known.computeIfAbsent(channel, any -> EnumSet.noneOf(Fault.class)).add(why.fault());
  }

  long count() {
    return count;
  }
}
