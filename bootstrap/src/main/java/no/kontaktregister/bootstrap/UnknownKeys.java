package no.kontaktregister.bootstrap;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import no.kontaktregister.domain.configuration.Configuration;

/** Finds keys that nobody reads, because somebody mistyped one that is read. */
final class UnknownKeys {

  private static final String PREFIX = "kontaktregister.";
  private static final String VARIABLE_PREFIX = "KONTAKTREGISTER_";

  /**
   * Only what is this near to a known key is a mistyped one: an adapter that is not in use may have
   * keys, and Kubernetes sets variables of its own that begin with a service's name.
   */
  private static final int FAR = 3;

  private UnknownKeys() {}

  /**
   * @param present the names of all properties and environment variables
   */
  static void check(Configuration configuration, Iterable<String> present) {
    Map<String, String> known = new TreeMap<>();
    for (String key : configuration.keys()) {
      known.put(key, key);
      known.put(variable(key), key);
    }
    for (String name : present) {
      if ((name.startsWith(PREFIX) || name.startsWith(VARIABLE_PREFIX))
          // Some servers list an environment variable with dots in place of its underscores.
          && !known.containsKey(variable(name))) {
        nearest(name, known.keySet())
            .ifPresent(
                key ->
                    configuration.add(name, "no such key is known", "perhaps " + known.get(key)));
      }
    }
  }

  /** The known word that is nearest to a text, where one is near. */
  static Optional<String> nearest(String text, Set<String> known) {
    return known.stream()
        .filter(word -> distance(text, word) < FAR)
        .min(
            Comparator.comparingInt((String word) -> distance(text, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** As MicroProfile Config names the environment variable of a key. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** How many letters have to be put in, taken out or changed to make one text of the other. */
  static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
