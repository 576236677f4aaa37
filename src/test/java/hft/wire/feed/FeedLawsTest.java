package hft.wire.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.wire.Samples;
import hft.wire.info.InfoDecoder;
import hft.wire.json.Fault;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every message, generated or damaged. */
class FeedLawsTest {
  private static final CoinTable COINS = Messages.COINS;

  private static Recorded read(byte[] message) {
    return Recorded.of(COINS, message);
  }

  @Property(tries = 100)
  void what_is_encoded_decodes_without_fault(@ForAll long seed) {
    new Messages(seed)
        .all()
        .forEach(
            (what, message) -> {
              Recorded recorded = read(message);
              assertThat(recorded.malformed).as(Messages.text(message)).isNull();
              assertThat(recorded.lines).as(what).isNotEmpty();
            });
  }

  /** Jackson reads the same numbers out of a book as the scanner. */
  @Property(tries = 100)
  void a_book_reads_as_jackson_reads_it(@ForAll long seed) {
    byte[] message = new Messages(seed).book(20, FeedListener.BookKind.FULL);
    JsonNode data = Samples.parse(message).get("data");
    StringBuilder wanted = new StringBuilder("FULL SNAPSHOT #");
    wanted.append(List.of("BTC", "ETH", "kPEPE", "xyz:SP500").indexOf(data.get("coin").asText()));
    wanted.append(" @").append(data.get("time").asLong()).append("000000 +7");
    for (int side = 0; side < 2; side++) {
      for (JsonNode level : data.get("levels").get(side)) {
        wanted.append(side == 0 ? " b " : " a ").append(scaled(level.get("px")));
        wanted.append('x').append(scaled(level.get("sz"))).append('/').append(level.get("n"));
      }
    }
    assertThat(read(message).lines).containsExactly(wanted.toString());
  }

  private static long scaled(JsonNode number) {
    return new BigDecimal(number.asText()).movePointRight(8).longValueExact();
  }

  /** The hot decoder and the records agree on every fill and order. */
  @Property(tries = 100)
  void fills_and_orders_read_as_the_records_read_them(@ForAll long seed) {
    Map<String, byte[]> messages = new Messages(seed).all();
    var listener = new Numbers();
    var decoder = new FeedDecoder(COINS);
    byte[] fills = Objects.requireNonNull(messages.get("fill event"));
    decoder.decode(fills, 0, fills.length, 7, listener);
    byte[] orders = Objects.requireNonNull(messages.get("order updates"));
    decoder.decode(orders, 0, orders.length, 7, listener);
    List<Long> wanted = new ArrayList<>();
    for (var f : InfoDecoder.of(data(fills, "fills")).fills()) {
      wanted.addAll(
          List.of(
              f.price(),
              f.size(),
              f.timeNanos(),
              f.startPosition(),
              f.closedPnl(),
              f.fee(),
              f.oid(),
              f.tradeId(),
              (long) f.side().sign(),
              f.crossed() ? 1L : 0));
    }
    for (var o : InfoDecoder.of(data(orders, "")).orderUpdates()) {
      wanted.addAll(
          List.of(
              o.order().limitPrice(),
              o.order().size(),
              o.order().originalSize(),
              o.order().oid(),
              o.order().placedNanos(),
              o.statusNanos(),
              (long) o.order().side().sign(),
              (long) OrderStatusWord.of(o.status()).ordinal()));
    }
    assertThat(listener.numbers).isEqualTo(wanted);
  }

  private static byte[] data(byte[] message, String field) {
    JsonNode data = Samples.parse(message).get("data");
    return Samples.compact(field.isEmpty() ? data : data.get(field));
  }

  private static final class Numbers extends Ignoring {
    private final List<Long> numbers = new ArrayList<>();

    @Override
    public void fills(Rows<FillReport> fills, boolean snapshot) {
      for (int i = 0; i < fills.size(); i++) {
        FillReport f = fills.get(i);
        numbers.addAll(
            List.of(
                f.price,
                f.size,
                f.venueNanos,
                f.startPosition,
                f.closedPnl,
                f.fee,
                f.oid,
                f.tradeId,
                (long) f.side.sign(),
                f.crossed ? 1L : 0));
      }
    }

    @Override
    public void orders(Rows<OrderReport> orders) {
      for (int i = 0; i < orders.size(); i++) {
        OrderReport o = orders.get(i);
        numbers.addAll(
            List.of(
                o.price,
                o.remainingSize,
                o.originalSize,
                o.oid,
                o.placedNanos,
                o.statusNanos,
                (long) o.side.sign(),
                (long) o.status.ordinal()));
      }
    }
  }

  /** Strange fields anywhere, white space and shuffled keys change nothing. */
  @Property(tries = 30)
  void strangers_and_order_change_nothing(@ForAll long seed) {
    var random = new Random(seed);
    new Messages(seed)
        .all()
        .forEach(
            (what, message) -> {
              JsonNode disturbed = disturbed(Samples.parse(message), random);
              assertThat(read(Samples.compact(disturbed)).lines)
                  .as(what)
                  .isEqualTo(read(message).lines);
              byte[] spaced =
                  disturbed.toPrettyString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
              assertThat(read(spaced).lines).as(what).isEqualTo(read(message).lines);
            });
  }

  private static JsonNode disturbed(JsonNode node, Random random) {
    if (node.isArray()) {
      var copy = ((com.fasterxml.jackson.databind.node.ArrayNode) node).deepCopy();
      for (int i = 0; i < copy.size(); i++) {
        copy.set(i, disturbed(node.get(i), random));
      }
      return copy;
    }
    if (!node.isObject()) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    java.util.Collections.shuffle(names, random);
    ObjectNode copy = ((ObjectNode) node).objectNode();
    for (String name : names) {
      if (random.nextInt(4) == 0) {
        ObjectNode stranger = copy.putObject("new" + random.nextInt());
        stranger
            .put("a", "\"}]\\ \u00e9\ud83d\ude00\n")
            .putArray("b")
            .add(-1.5e-3)
            .add(true)
            .addNull();
      }
      copy.set(name, disturbed(node.get(name), random));
    }
    return copy;
  }

  /** However a message is cut, it is refused as a whole and with a name. */
  @Property(tries = 5)
  void a_cut_message_is_refused(@ForAll long seed) {
    new Messages(seed)
        .all()
        .forEach(
            (what, message) -> {
              for (int length = 0; length < message.length; length++) {
                Recorded recorded = read(java.util.Arrays.copyOf(message, length));
                assertThat(recorded.fault())
                    .as("%s cut at %d", what, length)
                    .isEqualTo(Fault.TRUNCATED);
                assertThat(recorded.lines).hasSize(1);
              }
            });
  }

  /** Nothing but a delivery or a fault comes of changed bytes, and never both. */
  @Property(tries = 20)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    var random = new Random(seed);
    new Messages(seed)
        .all()
        .forEach(
            (what, message) -> {
              for (int at = 0; at < message.length; at++) {
                byte[] damaged = message.clone();
                damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : at(random));
                Recorded recorded = read(damaged);
                if (recorded.malformed != null) {
                  assertThat(recorded.lines).as(what).hasSize(1);
                  assertThat(recorded.malformed.position()).isBetween(0, damaged.length);
                }
              }
            });
  }

  private static char at(Random random) {
    return "{}[],:\"\\-.0e nt".charAt(random.nextInt(15));
  }

  /** The same decoder goes on as if nothing had happened. */
  @Property(tries = 20)
  void a_fault_leaves_nothing_behind(@ForAll long seed) {
    var random = new Random(seed);
    Map<String, byte[]> messages = new Messages(seed).all();
    var decoder = new FeedDecoder(COINS);
    messages.forEach(
        (what, message) -> {
          byte[] cut = java.util.Arrays.copyOf(message, random.nextInt(message.length));
          decoder.decode(cut, 0, cut.length, 7, new Recorded());
          var after = new Recorded();
          byte[] padded = new byte[message.length + 10];
          System.arraycopy(message, 0, padded, 3, message.length);
          decoder.decode(padded, 3, message.length, 7, after);
          assertThat(after.lines).as(what).isEqualTo(read(message).lines);
        });
  }
}
