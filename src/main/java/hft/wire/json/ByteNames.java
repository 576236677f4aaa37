package hft.wire.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the index of a name given as bytes, without making a String: field names, channels, coins.
 * Fixed at construction, open addressing, at most half full.
 */
public final class ByteNames {
  private final byte[][] names;
  private final int[] slots;
  private final int mask;

  /**
   * @param names at their index; no name twice
   */
  public ByteNames(List<String> names) {
    this.names = new byte[names.size()][];
    int capacity = Integer.highestOneBit(Math.max(8, 4 * names.size()));
    mask = capacity - 1;
    slots = new int[capacity];
    Arrays.fill(slots, -1);
    for (int i = 0; i < names.size(); i++) {
      byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
      if (find(name, 0, name.length) >= 0) {
        throw new IllegalArgumentException("the name " + names.get(i) + " occurs twice");
      }
      this.names[i] = name;
      int slot = hash(name, 0, name.length) & mask;
      while (slots[slot] >= 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = i;
    }
  }

  public static ByteNames of(String... names) {
    return new ByteNames(List.of(names));
  }

  public int size() {
    return names.length;
  }

  /** The bytes of the name at {@code index}; not to be changed. */
  public byte[] bytes(int index) {
    return names[index];
  }

  /** The name's index, or -1. */
  public int find(byte[] bytes, int start, int end) {
    int slot = hash(bytes, start, end) & mask;
    while (true) {
      int index = slots[slot];
      if (index < 0) {
        return -1;
      }
      byte[] name = names[index];
      if (name.length == end - start && Arrays.equals(name, 0, name.length, bytes, start, end)) {
        return index;
      }
      slot = slot + 1 & mask;
    }
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + bytes[i];
    }
    return hash ^ hash >>> 15;
  }
}
