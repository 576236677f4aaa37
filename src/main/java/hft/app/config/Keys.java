package hft.app.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How configuration keys are spelled, and which one a misspelt one was meant to be. */
final class Keys {
  private Keys() {}

  /** {@code staleAfter} is written {@code stale-after}. */
  static String kebab(String componentName) {
    StringBuilder key = new StringBuilder(componentName.length() + 4);
    for (int i = 0; i < componentName.length(); i++) {
      char c = componentName.charAt(i);
      if (Character.isUpperCase(c)) {
        key.append('-').append(Character.toLowerCase(c));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }

  /** {@code RISK_AVERSE} is written {@code risk-averse}. */
  static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The known key closest to {@code unknown}, when it is close enough to be meant. */
  static Optional<String> nearest(String unknown, Collection<String> known) {
    String best = null;
    int least = Math.max(2, unknown.length() / 3) + 1;
    for (String candidate : known) {
      int distance = editDistance(unknown, candidate);
      if (distance < least) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Levenshtein. */
  private static int editDistance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
