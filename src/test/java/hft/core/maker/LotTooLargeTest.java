package hft.core.maker;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.ClientOrderIds;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import java.time.Duration;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A coin traded in whole units, one of which may be worth more than the standard order. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LotTooLargeTest {
  private static final Instrument WHOLE = Instrument.perp(0, "WHOLE", 0);

  private final MarketMaker maker =
      new MarketMaker(
          WHOLE,
          new MakerSettings(
              Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofSeconds(1), 3),
          QuoteSettings.defaults(),
          CalibrationSettings.defaults(),
          0.00015,
          new ClientOrderIds(1, 0));

  private final L2Book book = new L2Book(20);
  private final Asked asked = new Asked();
  private long now = 1_700_000_000_000_000_000L;

  private Asked at(long bid) {
    now += 100_000_000;
    MarketFrame frame = new MarketFrame(1);
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = now;
    frame.receiveNanos = now;
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = bid * Fixed8.ONE;
    frame.askPrices[0] = (bid + 2) * Fixed8.ONE;
    frame.bidSizes[0] = Fixed8.ONE;
    frame.askSizes[0] = Fixed8.ONE;
    book.apply(frame);
    maker.onBook(book, now);
    asked.forget();
    maker.decide(book, now, now, asked);
    return asked;
  }

  @Test
  void it_says_so_once_until_quotes_are_possible_again() {
    maker.go(0);
    assertThat(at(25_999).cannotQuote).containsExactly(26_000 * Fixed8.ONE);
    assertThat(asked.placed).isEmpty();
    assertThat(at(25_990).cannotQuote).as("said already").isEmpty();
    assertThat(at(100).cannotQuote).isEmpty();
    assertThat(asked.placed).isNotEmpty();
    assertThat(at(25_999).cannotQuote).as("again").hasSize(1);
  }
}
