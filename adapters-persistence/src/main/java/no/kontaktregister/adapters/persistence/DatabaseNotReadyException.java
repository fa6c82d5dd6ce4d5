package no.kontaktregister.adapters.persistence;

import no.kontaktregister.domain.configuration.Fault;

/** The database cannot be used as it is configured, or as it is. */
final class DatabaseNotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  DatabaseNotReadyException(String key, String found, String expected) {
    this(new Fault(key, found, expected));
  }

  private DatabaseNotReadyException(Fault fault) {
    super(fault.toString());
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
