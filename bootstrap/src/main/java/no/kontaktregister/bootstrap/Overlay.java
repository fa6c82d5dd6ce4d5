package no.kontaktregister.bootstrap;

import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;

/**
 * What an archive that is built on the production archive may add: one CDI bean of this type. The
 * production archive has none.
 */
public interface Overlay {

  /** Whether keys are accepted whose secret half anybody may have. */
  boolean acceptsKeysForAnybody();

  /** Reads the overlay's own keys, and checks what else it depends on. */
  void check(Configuration configuration);

  /** The security schemes of the OpenAPI document, as {@code DescriptionSettings} has them. */
  String securitySchemes();

  /** Adds to a registry that has just been opened. */
  void fill(Registry registry);
}
