package hft.durable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One record in the chain: SHA-256 over the hash before it and its own text, so no record can be
 * changed, left out or moved without breaking every one behind it.
 *
 * @param sequence from 1
 * @param text one line
 * @param hash 64 hex digits
 */
record Link(long sequence, String text, String hash) {
  /** Before the first record. */
  static final Link START = new Link(0, "", "0".repeat(64));

  /** The record that follows this one. */
  Link next(String following) {
    return new Link(sequence + 1, following, hash(hash, sequence + 1, following));
  }

  /** It is the one that follows {@code before}. */
  boolean follows(Link before) {
    return sequence == before.sequence + 1 && hash.equals(hash(before.hash, sequence, text));
  }

  private static String hash(String before, long sequence, String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] bytes = (before + "\n" + sequence + "\n" + text).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(sha.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
