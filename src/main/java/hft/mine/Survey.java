package hft.mine;

import java.util.List;

/**
 * What the archive has of what is wanted, before anything is downloaded.
 *
 * @param lines the objects to do, each line in time order
 * @param complete objects that are done already
 * @param missing objects that the archive does not have, in time order
 * @param before what lies before the archive's first day
 * @param bytes to download
 * @param requests made and to be made
 * @param usd what Amazon will charge for both, about
 */
record Survey(
    List<List<Job>> lines,
    int complete,
    List<ArchiveObject> missing,
    List<String> before,
    long bytes,
    long requests,
    double usd) {

  /**
   * An object to do.
   *
   * @param coins of it that are not complete
   */
  record Job(ArchiveObject object, List<String> coins, S3Store.Found found) {}

  Survey {
    lines = lines.stream().map(List::copyOf).toList();
    missing = List.copyOf(missing);
    before = List.copyOf(before);
  }

  int objects() {
    return lines.stream().mapToInt(List::size).sum();
  }
}
