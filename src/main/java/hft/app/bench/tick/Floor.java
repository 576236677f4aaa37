package hft.app.bench.tick;

/** What the bare client took, from the frame's arrival and from the block's time. */
final class Floor {
  final Latencies total = Latencies.onClock(TickToTradeBench.STEP.toNanos());
  final Latencies sinceBlock = Latencies.onClock(TickToTradeBench.STEP.toNanos());

  void add(BareClient.Answered answered) {
    long block = TickToTradeBench.BLOCK.toNanos();
    total.add(answered.writtenNanos() - answered.arrivedNanos());
    sinceBlock.add(answered.writtenNanos() - Math.floorDiv(answered.arrivedNanos(), block) * block);
  }
}
