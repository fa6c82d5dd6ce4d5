package no.kontaktregister.domain.configuration;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * An adapter of a port: it names itself, lists its configuration keys, and opens itself.
 *
 * <p>Each port that has adapters to choose from has its own interface that extends this one,
 * because {@link java.util.ServiceLoader} finds adapters by their interface. An adapter that is
 * found but not named in the configuration is never opened.
 *
 * @param <P> the port
 */
public interface Adapter<P> {

  /** The value of the port's configuration key that chooses this adapter. */
  String name();

  /**
   * The configuration keys that the adapter may read. They are known keys also while another
   * adapter is chosen.
   */
  Set<String> keys();

  /**
   * Opens the adapter. If what is returned is {@link AutoCloseable}, it is closed when the service
   * stops.
   *
   * @param configuration returns the values of the adapter's keys, and collects the faults: a value
   *     that cannot be used, a store that cannot be reached
   * @return empty when the adapter cannot be used; at least one fault has then been noted
   */
  Optional<P> open(Configuration configuration);

  /**
   * What the adapter measures of what it has opened, for the service's metrics: the values of the
   * moment. They come fast, without a question to another system, and at any time. None, unless an
   * adapter says otherwise.
   */
  default List<Measurement> measurements() {
    return List.of();
  }
}
