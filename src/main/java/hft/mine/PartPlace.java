package hft.mine;

import hft.data.PartName;
import hft.data.Partition;
import hft.data.Table;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;

/**
 * Which file of the output a staged one becomes: the same object always makes the same names, so
 * doing it again replaces what was there. Names follow the hours; the first minutes of a day may
 * lie in the day before, behind its last hour.
 *
 * <pre>
 * part-01000  last object of the day before     part-02000 … part-25000  hours 0 … 23
 * part-26000  first object of the day after
 * </pre>
 *
 * <p>Imports and recordings count from part-00000, so nothing of theirs is ever replaced.
 *
 * @param name relative to the root
 */
record PartPlace(String coin, String name) {
  private static final int LAST_HOUR = 23;

  /** Room for an object whose rows were too many kinds for one file each. */
  private static final int PARTS_PER_OBJECT = 1_000;

  static PartPlace of(ArchiveObject object, Path staging, Path file) throws DamagedObject {
    Partition place = Partition.parse(staging, file);
    int number = slot(object, place) * PARTS_PER_OBJECT + PartName.number(file).orElseThrow();
    String folder = staging.relativize(file.getParent()).toString();
    return new PartPlace(place.coin(), folder + "/" + PartName.of(number));
  }

  private static int slot(ArchiveObject object, Partition place) throws DamagedObject {
    boolean wholeDay = object.table() == Table.ASSET_CTX;
    long days = ChronoUnit.DAYS.between(object.date(), place.date());
    if (days == 0) {
      return object.hour() + 2;
    }
    if (days == -1 && (wholeDay || object.hour() == 0)) {
      return LAST_HOUR + 3;
    }
    if (days == 1 && (wholeDay || object.hour() == LAST_HOUR)) {
      return 1;
    }
    throw new DamagedObject(object.key() + ": holds rows of " + place.date());
  }
}
