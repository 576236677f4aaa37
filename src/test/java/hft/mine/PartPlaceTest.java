package hft.mine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.data.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartPlaceTest {
  private static final LocalDate DAY = LocalDate.of(2025, 9, 4);
  private static final Path WORK = Path.of("/work");

  private static String name(int hour, LocalDate rowsOf, int part) throws DamagedObject {
    ArchiveObject object =
        new ArchiveObject(
            ArchiveObject.Source.ARCHIVE, Table.L2_BOOK, "k", DAY, hour, List.of("BTC"));
    Path file =
        WORK.resolve("l2_book/date=" + rowsOf + "/coin=BTC")
            .resolve("part-%05d.parquet".formatted(part));
    return PartPlace.of(object, WORK, file).name();
  }

  @Test
  void names_follow_the_hours_also_over_midnight() throws Exception {
    String before = name(23, DAY.plusDays(1), 0);
    String after = name(0, DAY.minusDays(1), 0);
    assertThat(before).isEqualTo("l2_book/date=2025-09-05/coin=BTC/part-01000.parquet");
    assertThat(name(0, DAY, 0)).isEqualTo("l2_book/date=2025-09-04/coin=BTC/part-02000.parquet");
    assertThat(name(23, DAY, 2)).isEqualTo("l2_book/date=2025-09-04/coin=BTC/part-25002.parquet");
    assertThat(after).isEqualTo("l2_book/date=2025-09-03/coin=BTC/part-26000.parquet");
  }

  @Test
  void rows_of_another_day_in_the_middle_of_one_are_damage() {
    assertThatThrownBy(() -> name(5, DAY.minusDays(1), 0))
        .isInstanceOf(DamagedObject.class)
        .hasMessage("k: holds rows of 2025-09-03");
    assertThatThrownBy(() -> name(0, DAY.plusDays(1), 0)).isInstanceOf(DamagedObject.class);
  }

  @Test
  void hours_are_told_as_ranges() {
    assertThat(MissingText.ranges(new TreeSet<>(List.of(0, 1, 2, 7, 9, 10))))
        .isEqualTo("0-2, 7, 9-10");
    assertThat(MissingText.ranges(new TreeSet<>(List.of(4)))).isEqualTo("4");
  }
}
