package hft.app.bench;

import hft.core.market.Fixed8;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import net.jpountz.lz4.LZ4FrameOutputStream;

/**
 * An hour of one coin's books as the archive has it: lines of the same shape, length and pace as
 * real ones, prices and sizes of our own making.
 */
public final class ArchiveHour {
  /** Lines of a real hour of SOL. */
  private static final int LINES = 6_633;

  private static final int LEVELS = 20;
  private static final long STEP_MILLIS = 540;
  private static final long RECORDED_NANOS = 652_126_791L;
  private static final String COIN = "SOL";

  private final byte[] lines;
  private final byte[] compressed;

  private ArchiveHour(byte[] lines) {
    this.lines = lines;
    this.compressed = compressed(lines);
  }

  /**
   * @param usualOrder false puts the data before the channel, which only the slow reader takes
   */
  public static ArchiveHour of(long seed, Instant start, boolean usualOrder) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    long ticks = 83_141;
    for (int i = 0; i < LINES; i++) {
      ticks += random.nextInt(-2, 3);
      Instant venue = start.plusMillis(i * STEP_MILLIS);
      text.append("{\"time\":\"")
          .append(stamp(venue.plusNanos(RECORDED_NANOS)))
          .append("\",\"ver_num\":1,\"raw\":{");
      String data = data(random, venue, ticks);
      text.append(
          usualOrder
              ? "\"channel\":\"l2Book\",\"data\":" + data
              : "\"data\":" + data + ",\"channel\":\"l2Book\"");
      text.append("}}\n");
    }
    return new ArchiveHour(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String stamp(Instant time) {
    return time.toString().replace("Z", "");
  }

  private static String data(SplittableRandom random, Instant venue, long ticks) {
    StringBuilder text = new StringBuilder();
    text.append("{\"coin\":\"" + COIN + "\",\"time\":")
        .append(venue.toEpochMilli())
        .append(",\"levels\":[[");
    side(random, ticks, -1, text);
    text.append("],[");
    side(random, ticks + 1, +1, text);
    return text.append("]]}").toString();
  }

  private static void side(SplittableRandom random, long best, int step, StringBuilder text) {
    long price = best;
    for (int level = 0; level < LEVELS; level++) {
      text.append(level == 0 ? "" : ",")
          .append("{\"px\":\"")
          .append(Fixed8.format(price * Fixed8.ONE / 1_000))
          .append("\",\"sz\":\"")
          .append(Fixed8.format(random.nextInt(1, 40_000) * Fixed8.ONE / 100))
          .append("\",\"n\":")
          .append(random.nextInt(1, 5))
          .append('}');
      price += (long) step * random.nextInt(1, 5);
    }
  }

  private static byte[] compressed(byte[] lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (LZ4FrameOutputStream out = new LZ4FrameOutputStream(bytes)) {
      out.write(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // there is no file here
    }
    return bytes.toByteArray();
  }

  public static String coin() {
    return COIN;
  }

  public int rows() {
    return LINES;
  }

  /** The lines' length. */
  public long jsonBytes() {
    return lines.length;
  }

  /** As the archive stores it. */
  public byte[] object() {
    return compressed.clone();
  }
}
