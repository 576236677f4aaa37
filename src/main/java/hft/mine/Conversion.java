package hft.mine;

import hft.core.market.Instrument;
import hft.data.FrameSink;
import hft.data.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads one object of the archive; whoever starts the miner brings it. */
@FunctionalInterface
public interface Conversion {
  /**
   * @param name the object's key: its last part says what is in it
   * @param object compressed, as it arrives; read to its end
   * @param coins to take
   * @param silence of a feed that counts as a gap
   * @throws DamagedObject when the content cannot be trusted
   * @throws IOException when the stream or the sink fails
   */
  Converted convert(
      Path name, InputStream object, Set<String> coins, Duration silence, FrameSink frames)
      throws IOException;

  /**
   * What was in an object.
   *
   * @param instruments the grids of its coins
   * @param remarks what a reader of the data has to know
   */
  record Converted(List<Instrument> instruments, List<Quality> tables, List<String> remarks) {}

  /**
   * @param rejected rows that could not be used
   * @param gaps silences beyond the bound
   * @param longestGapNanos the longest silence
   */
  record Quality(Table table, String coin, long rejected, long gaps, long longestGapNanos) {}
}
