package no.kontaktregister.domain.oppslag;

/**
 * Outbound port: where mail that is to be printed goes.
 *
 * <p>Implementations are safe for use by many threads.
 *
 * <p>Source: docs/contract.md#oppslag.
 */
@FunctionalInterface
public interface PrintSertifikatLookup {

  /** The address and the certificate at the moment: they may change while the service runs. */
  PrintSertifikat lookUp();
}
