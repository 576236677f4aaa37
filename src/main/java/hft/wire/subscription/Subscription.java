package hft.wire.subscription;

import hft.wire.json.JsonWriter;
import hft.wire.subscription.SubscriptionType.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One subscription in its normal form: fields that its type does not have are empty, 0 or false;
 * addresses are lower case. Two subscriptions to the same thing are equal.
 *
 * @param coin the venue's exact spelling: a wrong one closes the socket without a word
 * @param dex empty for the main exchange
 * @param interval of candles, such as 1m
 * @param nSigFigs 2..5 merges levels, 0 does not
 * @param mantissa 2 or 5 with {@code nSigFigs} 5 merges further; 0 when not given
 */
public record Subscription(
    SubscriptionType type,
    String coin,
    String user,
    String dex,
    String interval,
    int nSigFigs,
    int mantissa,
    boolean fast,
    boolean aggregateByTime,
    boolean ignorePortfolioMargin) {
  private static final Set<String> INTERVALS =
      Set.of("1m", "3m", "5m", "15m", "30m", "1h", "2h", "4h", "8h", "12h", "1d", "3d", "1w", "1M");

  public Subscription {
    user = user.toLowerCase(Locale.ROOT);
  }

  /** 20 levels, every few seconds. */
  public static Subscription l2Book(String coin) {
    return book(coin, 0, 0, false);
  }

  /** 5 levels, about twice a second. */
  public static Subscription l2BookFast(String coin) {
    return book(coin, 0, 0, true);
  }

  public static Subscription book(String coin, int nSigFigs, int mantissa, boolean fast) {
    return new Subscription(
        SubscriptionType.L2_BOOK, coin, "", "", "", nSigFigs, mantissa, fast, false, false);
  }

  /** One of the kinds that need a coin and nothing else. */
  public static Subscription ofCoin(SubscriptionType type, String coin) {
    if (!type.takesCoin()) {
      throw new IllegalArgumentException(type.wireName() + " takes no coin");
    }
    return new Subscription(type, coin, "", "", "", 0, 0, false, false, false);
  }

  /** One of the kinds that need an account and nothing else. */
  public static Subscription ofUser(SubscriptionType type, String user) {
    if (!type.takesUser()) {
      throw new IllegalArgumentException(type.wireName() + " takes no account");
    }
    return new Subscription(type, "", user, "", "", 0, 0, false, false, false);
  }

  public static Subscription candle(String coin, String interval) {
    return new Subscription(
        SubscriptionType.CANDLE, coin, "", "", interval, 0, 0, false, false, false);
  }

  public static Subscription activeAssetData(String user, String coin) {
    return new Subscription(
        SubscriptionType.ACTIVE_ASSET_DATA, coin, user, "", "", 0, 0, false, false, false);
  }

  public static Subscription allMids() {
    return new Subscription(SubscriptionType.ALL_MIDS, "", "", "", "", 0, 0, false, false, false);
  }

  /** What makes it one the venue does not take; null when it does, as far as can be told here. */
  public @Nullable String problem() {
    if (type.takesCoin() && coin.isEmpty()) {
      return "no coin";
    }
    if (type.takesUser() && !isAddress(user)) {
      return "user is not an address";
    }
    if (type == SubscriptionType.CANDLE && !INTERVALS.contains(interval)) {
      return "no such interval";
    }
    if (nSigFigs != 0 && (nSigFigs < 2 || nSigFigs > 5)) {
      return "nSigFigs must be 2..5";
    }
    if (mantissa != 0 && nSigFigs != 5) {
      return "mantissa needs nSigFigs 5";
    }
    return mantissa == 0 || mantissa == 1 || mantissa == 2 || mantissa == 5
        ? null
        : "mantissa must be 1, 2 or 5";
  }

  private static boolean isAddress(String text) {
    if (text.length() != 42 || !text.startsWith("0x")) {
      return false;
    }
    for (int i = 2; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /** The normal form as JSON: the key by which a subscription is known. */
  public String key() {
    JsonWriter writer = new JsonWriter(128);
    write(writer);
    return writer.toString();
  }

  /** Writes the normal form. */
  public void write(JsonWriter writer) {
    writer.beginObject();
    writeFields(writer);
    writer.endObject();
  }

  /** The names of the normal form's fields. */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>(List.of("type"));
    for (Field field : Field.values()) {
      if (type.has(field) && !(field == Field.OPTIONAL_DEX && dex.isEmpty())) {
        names.add(field.wireName());
      }
    }
    return names;
  }

  /** Writes the normal form's fields into an object the caller began. */
  public void writeFields(JsonWriter writer) {
    writer.name("type").string(type.wireName());
    for (Field field : Field.values()) {
      if (type.has(field)) {
        writeField(writer, field);
      }
    }
  }

  private void writeField(JsonWriter writer, Field field) {
    if (field == Field.OPTIONAL_DEX && dex.isEmpty()) {
      return;
    }
    writer.name(field.wireName());
    switch (field) {
      case COIN, C -> writer.string(coin);
      case USER -> writer.string(user);
      case INTERVAL -> writer.string(interval);
      case DEX, OPTIONAL_DEX -> writer.string(dex);
      case N_SIG_FIGS -> writeOptional(writer, nSigFigs);
      case MANTISSA -> writeOptional(writer, mantissa);
      case FAST -> writer.bool(fast);
      case AGGREGATE_BY_TIME -> writer.bool(aggregateByTime);
      case IGNORE_PORTFOLIO_MARGIN -> writer.bool(ignorePortfolioMargin);
    }
  }

  private static void writeOptional(JsonWriter writer, int value) {
    if (value == 0) {
      writer.nothing();
    } else {
      writer.number(value);
    }
  }
}
