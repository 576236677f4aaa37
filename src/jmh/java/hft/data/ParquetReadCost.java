package hft.data;

import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;
import org.apache.parquet.io.LocalInputFile;

/** Draft. */
public final class ParquetReadCost {
  public static void main(String[] args) throws Exception {
    Path dir = Files.createTempDirectory("cost");
    TableSchema schema = Table.L2_BOOK.schema();
    Path file = dir.resolve("book.parquet");
    Random random = new Random(1);
    int rows = 100_000;
    long c0 = cpu();
    try (TableWriter w = TableWriter.create(file, schema)) {
      long t = 1_756_000_000_000_000_000L, mid = 110_000L;
      long[] bs = new long[20], as = new long[20];
      for (int i = 0; i < 20; i++) { bs[i] = size(random); as[i] = size(random); }
      for (int r = 0; r < rows; r++) {
        t += 100_000_000L + random.nextInt(40) * 1_000_000L;
        int move = random.nextInt(10) == 0 ? random.nextInt(5) - 2 : 0;
        mid += move;
        int changes = move != 0 ? 20 : 4;
        for (int i = 0; i < changes; i++) { bs[random.nextInt(20)] = size(random); as[random.nextInt(20)] = size(random); }
        w.setLong(0, t); w.setLong(1, t + 200_000_000L + random.nextInt(100_000_000)); w.setLong(2, 20); w.setLong(3, 20);
        for (int l = 0; l < 20; l++) {
          w.setLong(4 + l, (mid - l) * 100_000_000L); w.setLong(24 + l, bs[l]);
          w.setLong(44 + l, (mid + 1 + l) * 100_000_000L); w.setLong(64 + l, as[l]);
          w.setLong(84 + l, 0); w.setLong(104 + l, 0);
        }
        w.endRow();
      }
      w.publish();
    }
    System.out.printf("write %.2f us/row, %.1f B/row%n", (cpu() - c0) / 1e3 / rows, Files.size(file) / (double) rows);
    List<String> names = new ArrayList<>();
    for (var c : schema.columns().subList(0, 84)) names.add(c.name());
    int chunk = Integer.getInteger("chunk", 256);
    long[][] into = new long[names.size()][chunk];
    for (int i = 0; i < 12; i++) {
      long c1 = cpu(); long sum = 0;
      try (ColumnFile f = ColumnFile.open(file, names, LocalInputFile::new)) {
        while (f.nextGroup(0, Long.MAX_VALUE)) {
          for (int n; (n = f.read(into, chunk)) > 0; ) sum += into[10][n - 1];
        }
      }
      if (i > 8) System.out.printf("read %.3f us/row %d%n", (cpu() - c1) / 1e3 / rows, sum);
    }
    Files.delete(file); Files.delete(dir);
  }
  static long size(Random r) { return (1 + r.nextInt(r.nextInt(4) == 0 ? 1_000_000 : 20_000)) * 1_000L; }
  static long cpu() { return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() ; }
}
