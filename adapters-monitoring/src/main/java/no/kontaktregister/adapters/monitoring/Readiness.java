package no.kontaktregister.adapters.monitoring;

/** Says whether the service can answer calls at the moment. */
@FunctionalInterface
public interface Readiness {

  boolean isReady();
}
