package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * Remembers signatures for as long as a message that has one would be accepted.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface ReplayStore extends AutoCloseable {

  /**
   * Remembers a signature.
   *
   * @param signature its fingerprint
   * @return whether it was not remembered before; of several callers with the same signature, one
   *     gets true
   * @throws Unavailable when it can be neither remembered nor known
   */
  boolean isFirst(String signature);

  /** What the store measures of itself; none, if another system holds the signatures. */
  default List<Measurement> measurements() {
    return List.of();
  }

  @Override
  void close();

  /** The store does not know whether a message was accepted before, so it must be refused. */
  final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param message why, for the operator's log
     */
    public Unavailable(String message) {
      super(message);
    }
  }
}
