package no.kontaktregister.domain.monitoring;

import java.util.Map;
import java.util.Objects;

/**
 * A value that somebody who operates the service wants to see over time.
 *
 * @param name what is measured, in lower case with underscores, and the unit at its end: {@code
 *     kontaktregister_database_connections}
 * @param help what it means, in a sentence
 * @param kind how the value behaves
 * @param labels what tells it from others of the same name; a few values each, none of them about a
 *     person
 * @param value the value
 */
public record Measurement(
    String name, String help, Kind kind, Map<String, String> labels, double value) {

  /** How a value behaves. */
  public enum Kind {
    /** It goes up and down. */
    GAUGE,
    /** It counts from the start of the service, and never goes down. */
    COUNTER
  }

  public Measurement {
    Objects.requireNonNull(name);
    Objects.requireNonNull(help);
    Objects.requireNonNull(kind);
    labels = Map.copyOf(labels);
  }

  public static Measurement gauge(
      String name, String help, Map<String, String> labels, double value) {
    return new Measurement(name, help, Kind.GAUGE, labels, value);
  }

  public static Measurement counter(
      String name, String help, Map<String, String> labels, double value) {
    return new Measurement(name, help, Kind.COUNTER, labels, value);
  }
}
