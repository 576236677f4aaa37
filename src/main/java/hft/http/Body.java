package hft.http;

import org.apache.pekko.util.ByteString;

/**
 * A body as it arrives. What is too long is still read, so that its sender hears why, but not kept.
 */
final class Body {
  private final int most;
  private ByteString kept = ByteString.emptyByteString();
  private boolean tooLong;

  Body(int most) {
    this.most = most;
  }

  Body and(ByteString more) {
    tooLong |= kept.size() + more.size() > most;
    kept = tooLong ? ByteString.emptyByteString() : kept.concat(more);
    return this;
  }

  byte[] bytes() {
    if (tooLong) {
      throw new Refusal(413, "the body is longer than " + most + " bytes");
    }
    return kept.toArray();
  }
}
