package hft.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders as the user gave them, turned into the files of one format. */
final class SourceFiles {
  private SourceFiles() {}

  /** Sources in the order given; a folder's files in name order, subfolders included. */
  static List<Path> of(List<Path> sources, FormatReader reader) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        folder(source, reader, files);
      } else if (!Files.exists(source)) {
        throw new BadInputException(source + ": no such file or folder");
      } else if (!reader.accepts(source)) {
        throw new BadInputException(
            source + ": unknown file name, expected " + reader.expectedFiles());
      } else {
        files.add(source);
      }
    }
    if (files.isEmpty()) {
      throw new BadInputException("no sources, expected " + reader.expectedFiles());
    }
    return files;
  }

  private static void folder(Path folder, FormatReader reader, List<Path> files)
      throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.walk(folder)) {
      found = all.filter(Files::isRegularFile).filter(reader::accepts).sorted().toList();
    }
    if (found.isEmpty()) {
      throw new BadInputException(
          folder + ": nothing to import in this folder, expected " + reader.expectedFiles());
    }
    files.addAll(found);
  }

  static long bytes(List<Path> files) throws IOException {
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    return total;
  }
}
