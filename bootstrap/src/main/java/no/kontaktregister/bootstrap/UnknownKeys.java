package no.kontaktregister.bootstrap;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.domain.configuration.Configuration;

/** Refuses keys that nobody reads: they have no effect, and are a mistake. */
final class UnknownKeys {

  private static final String PREFIX = "kontaktregister.";
  private static final String VARIABLE_PREFIX = "KONTAKTREGISTER_";

  /** The most letters in which a mistyped word differs from the one that was meant. */
  private static final int NEAR = 2;

  private UnknownKeys() {}

  /**
   * @param ofAdapters the keys of all adapters, in use or not
   * @param present the names of all properties and environment variables
   */
  static void check(Configuration configuration, Set<String> ofAdapters, Iterable<String> present) {
    Map<String, String> known = new TreeMap<>();
    Stream.concat(configuration.keys().stream(), ofAdapters.stream())
        .forEach(key -> known.put(variable(key), key));
    Set<String> variables =
        System.getenv().keySet().stream().map(UnknownKeys::variable).collect(Collectors.toSet());
    for (String name : present) {
      // A property is read under its exact name only, a variable also under another spelling.
      boolean isRead =
          name.startsWith(PREFIX) && !variables.contains(variable(name))
              ? known.containsValue(name)
              : known.containsKey(variable(name));
      if ((name.startsWith(PREFIX) || name.startsWith(VARIABLE_PREFIX)) && !isRead) {
        Optional<String> near = nearest(variable(name), known.keySet()).map(known::get);
        // Kubernetes sets variables of its own that begin with the name of a service, and some
        // servers list a variable also with dots in place of its underscores.
        if (near.isPresent() || !variables.contains(variable(name))) {
          configuration.add(
              name,
              "no such key is known",
              near.map(key -> "perhaps " + key).orElse("one of the keys in docs/operations.md"));
        }
      }
    }
  }

  /** The known word nearest to a text, if one is near. */
  static Optional<String> nearest(String text, Set<String> known) {
    return known.stream()
        .filter(word -> distance(text, word) <= NEAR)
        .min(
            Comparator.comparingInt((String word) -> distance(text, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** As MicroProfile Config names the environment variable of a key. */
  private static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** How many letters must be added, removed or replaced to turn one text into the other. */
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
