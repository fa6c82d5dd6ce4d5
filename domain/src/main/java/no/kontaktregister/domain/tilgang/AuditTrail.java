package no.kontaktregister.domain.tilgang;

/**
 * Outbound port: keeps a record of each call.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
@FunctionalInterface
public interface AuditTrail {

  /** Keeps a record. Never throws: a decided answer must not be lost because of it. */
  void keep(AuditRecord record);

  /**
   * Whether records can be kept at the moment, as far as the trail knows. If not, calls are refused
   * before anything is done. Never throws.
   */
  default boolean isAvailable() {
    return true;
  }
}
