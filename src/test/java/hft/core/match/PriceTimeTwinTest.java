package hft.core.match;

import static hft.core.match.VenueFixture.BLOCK;
import static hft.core.match.VenueFixture.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The venue without a feed against the plainest possible matching: sort and walk. */
class PriceTimeTwinTest {
  private static final class Twin {
    private record Resting(long oid, int account, Side side, long price, long[] left) {}

    private final List<Resting> book = new ArrayList<>();
    private final List<String> trades = new ArrayList<>();
    private long nextOid = 1;

    void place(int account, Side side, long price, long size, Tif tif) {
      long oid = nextOid++;
      List<Resting> opposite =
          new ArrayList<>(
              book.stream()
                  .filter(o -> o.side != side && side.crosses(price, o.price))
                  .sorted(
                      Comparator.<Resting>comparingLong(o -> -o.side.sign() * o.price)
                          .thenComparingLong(Resting::oid))
                  .toList());
      if (tif == Tif.ALO && !opposite.isEmpty()) {
        return;
      }
      long left = size;
      for (Resting maker : opposite) {
        if (left == 0) {
          break;
        }
        if (maker.account == account) {
          book.remove(maker);
          continue;
        }
        long traded = Math.min(left, maker.left[0]);
        left -= traded;
        maker.left[0] -= traded;
        trades.add(maker.oid + "<" + oid + " " + traded + "@" + maker.price);
        if (maker.left[0] == 0) {
          book.remove(maker);
        }
      }
      if (left > 0 && tif != Tif.IOC) {
        book.add(new Resting(oid, account, side, price, new long[] {left}));
      }
    }
  }

  @Property(tries = 60, seed = "6")
  void agrees_with_sort_and_walk(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    VenueRules rules = VenueRules.hyperliquid().withUnlimitedCredits();
    VenueFixture v =
        new VenueFixture(
            VenueSettings.defaults().withRules(rules),
            new AccountSettings(Fixed8.parse("90000000"), 50, FeeSchedule.FREE, 0));
    Twin twin = new Twin();
    for (int i = 1; i <= 400; i++) {
      int account = random.nextInt(2);
      Side side = random.nextBoolean() ? Side.BID : Side.ASK;
      long price = 100 * Fixed8.ONE + random.nextInt(-6, 7) * Fixed8.unit(2);
      long size = random.nextInt(20, 500) * SOL.lot();
      Tif tif = Tif.values()[random.nextInt(3)];
      v.place(account, new NewOrder(null, SOL, side, price, size, tif, false), i * BLOCK);
      twin.place(account, side, price, size, tif);
    }
    List<String> trades = new ArrayList<>();
    for (int i = 0; i < v.fills.size(); i += 2) { // taker, maker, taker, maker, …
      VenueFill taker = v.fills.get(i);
      VenueFill maker = v.fills.get(i + 1);
      trades.add(maker.oid() + "<" + taker.oid() + " " + maker.size() + "@" + maker.price());
    }
    assertThat(trades).isEqualTo(twin.trades).hasSizeGreaterThan(50);
  }
}
