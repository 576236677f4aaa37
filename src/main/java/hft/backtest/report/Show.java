package hft.backtest.report;

import hft.core.market.Fixed8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers look in the report. No locale, no time zone but UTC. */
final class Show {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Show() {}

  /** An amount of quote currency: two decimals, four when it is less than one. */
  static String money(long scaled) {
    BigDecimal exact = BigDecimal.valueOf(scaled, Fixed8.DECIMALS);
    int decimals = Math.abs(scaled) < Fixed8.ONE && scaled != 0 ? 4 : 2;
    return minus(String.format(Locale.ROOT, "%,." + decimals + "f", rounded(exact, decimals)));
  }

  /** With a plus when positive, for profits. */
  static String signedMoney(long scaled) {
    return (scaled > 0 ? "+" : "") + money(scaled);
  }

  static String size(long scaled) {
    return minus(Fixed8.format(scaled));
  }

  static String count(long count) {
    return minus(String.format(Locale.ROOT, "%,d", count));
  }

  static String percent(double share) {
    return number(100 * share, 2) + " %";
  }

  static String bps(double bps) {
    return number(bps, 2);
  }

  /** An en dash when there is no such number. */
  static String number(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    return minus(
        String.format(
            Locale.ROOT, "%,." + decimals + "f", rounded(new BigDecimal(value), decimals)));
  }

  static String micros(long nanos) {
    return nanos < 10_000_000 ? number(nanos / 1e3, 1) + " µs" : number(nanos / 1e6, 1) + " ms";
  }

  static String time(long nanos) {
    return MINUTES.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)));
  }

  static String duration(long nanos) {
    double minutes = nanos / 60e9;
    if (minutes < 120) {
      return number(minutes, 1) + " min";
    }
    return minutes < 48 * 60
        ? number(minutes / 60, 1) + " h"
        : number(minutes / 1_440, 1) + " days";
  }

  /** A class that colours it by sign. */
  static String tone(long value) {
    if (value > 0) {
      return "good";
    }
    return value < 0 ? "bad" : "";
  }

  /** Text that is safe in HTML and in attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static BigDecimal rounded(BigDecimal value, int decimals) {
    return value.setScale(decimals, RoundingMode.HALF_EVEN);
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }
}
