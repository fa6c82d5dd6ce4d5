package no.kontaktregister.bootstrap;

import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.InstantSource;
import java.util.function.Function;
import no.kontaktregister.adapters.rest.description.DescriptionSettings;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * What an archive that is built on the production archive may change. It has one CDI bean of this
 * type. The production archive has none, and does what the methods here do.
 */
public interface Overlay {

  /** The overlay of an archive; one that changes nothing if there is no bean. */
  static Overlay of(Instance<Overlay> beans) {
    return beans.stream().findFirst().orElseGet(() -> new Overlay() {});
  }

  /** Whether keys are accepted whose secret half anybody may have. */
  default boolean acceptsKeysForAnybody() {
    return false;
  }

  /** Reads the overlay's own keys, and checks what else it depends on. */
  default void check(Configuration configuration) {}

  /** The security schemes of the OpenAPI document, as {@link DescriptionSettings} has them. */
  default String securitySchemes() {
    return DescriptionSettings.BEARER_TOKENS;
  }

  /** The registry to use in place of one that has just been opened. */
  default Registry inPlaceOf(Registry registry) {
    return registry;
  }

  /** Adds to the registry that is used. */
  default void fill(Registry registry) {}

  /** The time for the registry's rules, its audit trail and the life of tokens. */
  default Clock clock() {
    return Clock.systemUTC();
  }

  /** The time for the time stamps of SOAP messages. */
  default InstantSource messageClock() {
    return InstantSource.system();
  }

  /** The function to call in place of a use case. */
  default <F, R> Function<F, R> inPlaceOf(Operasjon operasjon, Function<F, R> useCase) {
    return useCase;
  }

  /** Gets each audit record after the audit trail has kept it. */
  default void observe(AuditRecord record) {}
}
