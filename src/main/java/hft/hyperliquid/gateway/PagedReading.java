package hft.hyperliquid.gateway;

import hft.wire.info.InfoDecoder;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the rows of a time range to their end, page by page. A later page that cannot be had is
 * asked for again after a while: starting over would use up what it waits for. Belongs to the
 * gateway's thread.
 */
final class PagedReading<T> implements Call {
  /** What a reading needs. */
  interface Ways<T> {
    void ask(long sinceNanos, Call call);

    /** What an answer's rows cost beside the question. */
    void charge(int rows);

    /** Runs {@code step} after so many retry delays. */
    void later(int delays, Runnable step);

    void read(RowPages<T> pages);

    void failed(String why);
  }

  /** Far more than the venue keeps: whoever still has more does not page as it should. */
  private static final int MOST_PAGES = 32;

  private static final int RETRIES = 6;
  private static final int MAX_DOUBLINGS = 3;

  private final RowPages<T> pages;
  private final Function<InfoDecoder, List<T>> rows;
  private final Ways<T> ways;
  private int read;
  private int failures;

  PagedReading(RowPages<T> pages, Function<InfoDecoder, List<T>> rows, Ways<T> ways) {
    this.pages = pages;
    this.rows = rows;
    this.ways = ways;
  }

  void ask() {
    ways.ask(pages.sinceNanos(), this);
  }

  @Override
  public void told(InfoDecoder answer) {
    List<T> page = rows.apply(answer);
    ways.charge(page.size());
    read++;
    failures = 0;
    boolean more = pages.add(page);
    if (!more) {
      ways.read(pages);
    } else if (read == MOST_PAGES) {
      ways.failed("no end after " + read + " pages");
    } else {
      ask();
    }
  }

  @Override
  public void notSent(String why) {
    unknown(why);
  }

  @Override
  public void unknown(String why) {
    if (read == 0 || failures == RETRIES) {
      ways.failed(why);
    } else {
      ways.later(1 << Math.min(failures++, MAX_DOUBLINGS), this::ask);
    }
  }
}
