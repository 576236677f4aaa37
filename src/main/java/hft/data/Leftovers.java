package hft.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What must not stay behind when the program ends before its files are complete: temporary files,
 * and the folders made for them if nothing else is in them. A signal ends the program through here
 * too; after a {@code kill -9} hidden {@code .tmp} files stay, which no reader looks at.
 */
final class Leftovers {
  private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();
  private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::removeAll, "remove-leftovers"));
  }

  private Leftovers() {}

  /** As {@link Files#createDirectories}, remembering what was not there. */
  static void createFolders(Path folder) throws IOException {
    for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
      FOLDERS.add(each);
    }
    Files.createDirectories(folder);
  }

  static void add(Path temporary) {
    FILES.add(temporary);
  }

  /** The file is complete and has its name; the folders above it stay. */
  static void forget(Path temporary) {
    FILES.remove(temporary);
    for (Path folder = temporary.getParent(); folder != null; folder = folder.getParent()) {
      FOLDERS.remove(folder);
    }
  }

  static void remove(Path temporary) throws IOException {
    FILES.remove(temporary);
    Files.deleteIfExists(temporary);
    Path folder = temporary.getParent();
    while (folder != null && FOLDERS.contains(folder)) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        return; // in use by another file
      }
      FOLDERS.remove(folder);
      folder = folder.getParent();
    }
  }

  private static void removeAll() {
    @Nullable UncheckedIOException failure = null;
    for (Path temporary : List.copyOf(FILES)) {
      try {
        remove(temporary);
      } catch (IOException e) { // the others must go too
        failure = PendingFile.failure(temporary, e);
      }
    }
    if (failure != null) {
      throw failure; // the thread's last words go to the terminal
    }
  }
}
