package hft.app.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import java.io.IOException;
import java.io.UncheckedIOException;

/** An {@code l2Book} message read with Jackson's streaming parser, its fastest way in. */
public final class JacksonRival {
  private final JsonFactory json = new JsonFactory();

  /** Fills {@code into} with the snapshot in {@code message}. */
  public void read(byte[] message, MarketFrame into) {
    into.kind = MarketFrame.Kind.SNAPSHOT;
    into.bidCount = 0;
    into.askCount = 0;
    try (JsonParser parser = json.createParser(message)) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME) {
          switch (parser.currentName()) {
            case "time" -> into.venueNanos = parser.nextLongValue(0) * 1_000_000;
            case "levels" -> levels(parser, into);
            default -> {}
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void levels(JsonParser parser, MarketFrame into) throws IOException {
    parser.nextToken(); // [
    parser.nextToken(); // [
    into.bidCount = side(parser, into.bidPrices, into.bidSizes, into.bidOrders);
    parser.nextToken(); // [
    into.askCount = side(parser, into.askPrices, into.askSizes, into.askOrders);
    parser.nextToken(); // ]
  }

  private static int side(JsonParser parser, long[] prices, long[] sizes, int[] orders)
      throws IOException {
    int count = 0;
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        switch (parser.currentName()) {
          case "px" -> prices[count] = Fixed8.parse(parser.nextTextValue());
          case "sz" -> sizes[count] = Fixed8.parse(parser.nextTextValue());
          case "n" -> orders[count] = parser.nextIntValue(0);
          default -> parser.nextToken();
        }
      }
      count++;
    }
    return count;
  }
}
