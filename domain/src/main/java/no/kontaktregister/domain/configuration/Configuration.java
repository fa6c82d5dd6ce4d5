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
 * Gives adapters the values of their keys, and collects what is wrong with them, so that an
 * operator is told of all faults at once.
 *
 * <p>A method that meets a fault notes it and returns a stand-in; what has been read may be used
 * only while {@link #faults()} is empty. Not safe for use by several threads.
 */
public final class Configuration implements Function<String, Optional<String>> {

  private static final String NOTHING = "nothing is set";

  private final Function<String, Optional<String>> source;
  // A key that two adapters read has one fault.
  private final Set<Fault> faults = new LinkedHashSet<>();
  private final Set<String> keys = new TreeSet<>();

  /**
   * @param source gives the value of a key, or nothing where none is set
   */
  public Configuration(Function<String, Optional<String>> source) {
    this.source = source;
  }

  /** The value of a key that need not be set. */
  @Override
  public Optional<String> apply(String key) {
    keys.add(key);
    return source.apply(key);
  }

  /** The value of a key that must be set. */
  public Optional<String> required(String key, String expected) {
    Optional<String> value = apply(key);
    if (value.isEmpty()) {
      faults.add(new Fault(key, NOTHING, expected));
    }
    return value;
  }

  /**
   * A value that must be set and is read by the given parser, which throws an
   * IllegalArgumentException for what it cannot read.
   */
  public <T> Optional<T> required(String key, String expected, Function<String, T> parser) {
    return required(key, expected).flatMap(text -> parse(key, text, expected, parser));
  }

  /** The same for a value that may be left out. */
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

  /** One of several words, each of which stands for a value. */
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

  /** Notes that the value of a key, which is not a secret, cannot be used. */
  public void refuse(String key, String expected) {
    add(key, source.apply(key).map(Configuration::quote).orElse(NOTHING), expected);
  }

  /** Notes that the value of a key, which is a secret, cannot be used. */
  public void refuseSecret(String key, String expected) {
    add(
        key,
        source
            .apply(key)
            .map(secret -> "a secret of " + secret.length() + " characters cannot be used")
            .orElse(NOTHING),
        expected);
  }

  /** Notes a fault in other words. */
  public void add(String key, String found, String expected) {
    add(new Fault(key, found, expected));
  }

  /** Notes a fault that has been found elsewhere. */
  public void add(Fault fault) {
    faults.add(fault);
  }

  /** What has been found wrong until now, in the order in which it was found. */
  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** All keys that have been asked for until now. */
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
