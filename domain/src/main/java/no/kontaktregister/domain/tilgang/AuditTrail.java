package no.kontaktregister.domain.tilgang;

/**
 * Outbound port: where it is kept who asked the registry for what.
 *
 * <p>Implementations are safe for use by many threads at once.
 */
public interface AuditTrail {

  /** Keeps a record. Never throws: an answer that has been decided is not lost for want of it. */
  void keep(AuditRecord record);
}
