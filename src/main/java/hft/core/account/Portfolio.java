package hft.core.account;

import hft.core.market.Side;
import java.util.Arrays;

/**
 * Cash and positions of one account. All amounts scaled by 1e-8. Whatever happens,
 *
 * <pre>
 * cash   = initial + transfers + Σ (cash flow of fills - fees + rebates + funding)
 * equity = cash + Σ position × mark
 *        = initial + transfers + Σ (realised + unrealised - fees + rebates + funding)
 * </pre>
 *
 * hold exactly.
 */
public final class Portfolio {
  private final Position[] positions;
  private final long[] marks;
  private final long initialCash;
  private long cash;
  private long transfers;

  public Portfolio(int instruments, long initialCash) {
    this.positions = new Position[instruments];
    Arrays.setAll(positions, i -> new Position());
    this.marks = new long[instruments];
    this.initialCash = initialCash;
    this.cash = initialCash;
  }

  /**
   * One fill, told once.
   *
   * @param fee quote currency paid; negative is a rebate
   */
  public void onFill(int instrumentId, Side side, long price, long size, long fee, boolean maker) {
    Position position = positions[instrumentId];
    long before = position.cashFlow();
    position.onFill(side, price, size, fee, maker);
    cash = Math.addExact(cash, Math.subtractExact(position.cashFlow() - before, fee));
  }

  /**
   * @param payment quote currency received (positive) or paid
   */
  public void onFunding(int instrumentId, long payment) {
    positions[instrumentId].onFunding(payment);
    cash = Math.addExact(cash, payment);
  }

  /**
   * A position that was there before us: bought at what it is worth now, so the equity stays.
   *
   * @param size signed
   * @param mark its value per unit, which cash holds until now
   * @throws IllegalStateException when the instrument was traded already
   */
  public void takeOver(int instrumentId, long size, long mark) {
    cash = Math.subtractExact(cash, positions[instrumentId].takeOver(size, mark));
    marks[instrumentId] = mark;
  }

  /** Money put in (positive) or taken out. */
  public void onTransfer(long amount) {
    transfers = Math.addExact(transfers, amount);
    cash = Math.addExact(cash, amount);
  }

  /** The price the position is valued at from now on. */
  public void mark(int instrumentId, long price) {
    marks[instrumentId] = price;
  }

  public long markOf(int instrumentId) {
    return marks[instrumentId];
  }

  public Position position(int instrumentId) {
    return positions[instrumentId];
  }

  public int instruments() {
    return positions.length;
  }

  public long cash() {
    return cash;
  }

  /** Cash plus positions at their marks. */
  public long equity() {
    long equity = cash;
    for (int i = 0; i < positions.length; i++) {
      equity = Math.addExact(equity, positions[i].value(marks[i]));
    }
    return equity;
  }

  public long initialCash() {
    return initialCash;
  }

  public long transfers() {
    return transfers;
  }

  /** Realised and unrealised, before fees, rebates and funding. */
  public long grossProfit() {
    long sum = 0;
    for (int i = 0; i < positions.length; i++) {
      sum += positions[i].realised() + positions[i].unrealised(marks[i]);
    }
    return sum;
  }

  public long fees() {
    return Arrays.stream(positions).mapToLong(Position::fees).sum();
  }

  public long rebates() {
    return Arrays.stream(positions).mapToLong(Position::rebates).sum();
  }

  public long funding() {
    return Arrays.stream(positions).mapToLong(Position::funding).sum();
  }

  /** What was earned in all: equity without what was put in. */
  public long netProfit() {
    return equity() - initialCash - transfers;
  }

  /**
   * Checks the books against themselves.
   *
   * @throws IllegalStateException naming both sides of the equation when money appeared or vanished
   */
  public void verify() {
    long explained = grossProfit() - fees() + rebates() + funding();
    if (explained != netProfit()) {
      throw new IllegalStateException(
          "money is not conserved: equity moved by " + netProfit() + ", explained " + explained);
    }
  }
}
