package no.kontaktregister.domain.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Gives adapters the values of their keys and collects the faults, so that an operator sees all of
 * them at once.
 *
 * <p>A method that finds a fault records it and returns a stand-in. Use the values only if {@link
 * #faults()} is empty. Not safe for use by several threads.
 */
public final class Configuration implements Function<String, Optional<String>> {

  private static final String NOTHING = "nothing is set";

  private final Function<String, Optional<String>> source;
  // A key that two adapters read has one fault.
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Set<String> keys = new TreeSet<>();

  /**
   * @param source returns the value of a key; empty when it is not set
   */
  public Configuration(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The value of an optional key. */
  @Override
  public Optional<String> apply(String key) {
    keys.add(key);
    return source.apply(key);
  }

  /** The value of a required key. */
  public Optional<String> required(String key, String expected) {
    Optional<String> value = apply(key);
    if (value.isEmpty()) {
      faults.add(new Fault(key, NOTHING, expected));
    }
    return value;
  }

  /**
   * The value of a required key, parsed.
   *
   * @param parser throws an IllegalArgumentException when it cannot read the value
   */
  public <T> Optional<T> required(String key, String expected, Function<String, T> parser) {
    return required(key, expected).flatMap(text -> parse(key, text, expected, parser));
  }

  /** The value of an optional key, parsed. */
  public <T> Optional<T> optional(String key, String expected, Function<String, T> parser) {
    return apply(key).flatMap(text -> parse(key, text, expected, parser));
  }

  /** A whole number within the bounds, both included, that must be set. */
  public int number(String key, int min, int max) {
    String expected = numberExpected(min, max);
    return required(key, expected, text -> parseNumber(text, min, max)).orElse(min);
  }

  /** The same for a number that may be left out. */
  public int number(String key, int otherwise, int min, int max) {
    String expected = numberExpected(min, max);
    return optional(key, expected, text -> parseNumber(text, min, max)).orElse(otherwise);
  }

  private static String numberExpected(int min, int max) {
    return "a whole number from " + min + " to " + max;
  }

  private static int parseNumber(String text, int min, int max) {
    int number = Integer.parseInt(text);
    if (number < min || number > max) {
      throw new IllegalArgumentException();
    }
    return number;
  }

  /** The value that a word stands for. */
  public <T> Optional<T> oneOf(String key, Map<String, T> values) {
    return required(
        key,
        "one of " + String.join(", ", new TreeMap<>(values).keySet()),
        text -> {
          if (!values.containsKey(text)) {
            throw new IllegalArgumentException();
          }
          return values.get(text);
        });
  }

  /** Records that a value cannot be used. The fault quotes it. */
  public void refuse(String key, String expected) {
    add(key, source.apply(key).map(Configuration::quote).orElse(NOTHING), expected);
  }

  /** Records that a secret cannot be used. The fault gives only its length. */
  public void refuseSecret(String key, String expected) {
    add(
        key,
        source
            .apply(key)
            .map(secret -> "a secret of " + secret.length() + " characters cannot be used")
            .orElse(NOTHING),
        expected);
  }

  /** Records a fault in the adapter's own words. */
  public void add(String key, String found, String expected) {
    add(new Fault(key, found, expected));
  }

  /** Notes a fault that has been found elsewhere. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  /** The faults found so far, in the order in which they were found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** The keys that have been read so far. */
  public Set<String> keys() {
    return Set.copyOf(keys);
  }

  private <T> Optional<T> parse(
      String key, String text, String expected, Function<String, T> parser) {
    try {
      return Optional.of(parser.apply(text));
    } catch (IllegalArgumentException unusable) {
      faults.add(new Fault(key, quote(text), expected));
      return Optional.empty();
    }
  }

  /** Long values and line breaks would hide the rest of the line. */
  private static String quote(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return "\"" + (line.length() > 200 ? line.substring(0, 200) + "…" : line) + "\" cannot be used";
  }
}
