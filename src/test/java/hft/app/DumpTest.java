package hft.app;
import hft.data.TableRows;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
class DumpTest {
  @Test void dump() throws Exception {
    Path run = Path.of("/tmp/pr/dump");
    CommandLine.hft("backtest","--out",run,"--quiet","--fees","rebate","--queue","touch","--from","2026-01-05T12:50:00Z","--to","2026-01-05T13:10:00Z","--seed","1");
    var mids = RunFolderTest.midsByArrival();
    Map<String, TreeMap<Long, Double>> marks = new TreeMap<>();
    for (var r : TableRows.read(run.resolve("journal/journal.parquet")))
      if (r.text("event").equals("mark")) marks.computeIfAbsent(r.text("coin"), a -> new TreeMap<>()).put(r.at("nanos"), (r.at("a")+r.at("b"))/2e8);
    for (var f : TableRows.read(run.resolve("fills.parquet"))) for (int s : new int[]{1,5}) {
      long due = f.at("nanos") + s*1_000_000_000L;
      var a = mids.get(f.text("coin")).floorEntry(due);
      var b = marks.get(f.text("coin")).floorEntry(due);
      if (a.getValue() - b.getValue() != 0) System.out.println(s + " due " + due + " mine " + a + " mark " + b + " nextmark " + marks.get(f.text("coin")).higherEntry(due) + " " + f);
    }
  }
}
