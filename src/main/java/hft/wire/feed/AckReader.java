package hft.wire.feed;

import hft.wire.json.ByteNames;
import hft.wire.json.Fault;
import hft.wire.json.JsonCursor;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the venue's acknowledgements of subscriptions and their ends. */
final class AckReader {
  private static final ByteNames FIELDS = ByteNames.of("method", "subscription");
  private static final byte[] SUBSCRIBE = "subscribe".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UNSUBSCRIBE = "unsubscribe".getBytes(StandardCharsets.US_ASCII);

  private boolean subscribes;
  private @Nullable Subscription subscription;

  void read(JsonCursor cursor) {
    subscription = null;
    int seen = 0;
    for (boolean more = cursor.beginObject(); more; more = cursor.nextField()) {
      int field = cursor.find(FIELDS);
      if (field < 0) {
        cursor.skip();
        continue;
      }
      seen = Once.mark(cursor, seen, field);
      if (field == 0) {
        cursor.readString();
        subscribes = cursor.textIs(SUBSCRIBE);
        if (!subscribes && !cursor.textIs(UNSUBSCRIBE)) {
          throw cursor.malformed(Fault.BAD_VALUE, "neither subscribe nor unsubscribe");
        }
      } else {
        subscription = SubscriptionDecoder.read(cursor);
      }
    }
    Once.require(cursor, seen, 0b11, "an acknowledgement without method or subscription");
  }

  void deliver(FeedListener listener) {
    Subscription acknowledged =
        Objects.requireNonNull(subscription, "delivered before it was read");
    if (subscribes) {
      listener.subscribed(acknowledged);
    } else {
      listener.unsubscribed(acknowledged);
    }
  }
}
