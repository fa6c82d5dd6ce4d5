package no.kontaktregister.adapters.monitoring;

/** Whether the service can answer callers at the moment. */
@FunctionalInterface
public interface Readiness {

  boolean isReady();
}
