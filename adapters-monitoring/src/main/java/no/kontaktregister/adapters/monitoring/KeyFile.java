package no.kontaktregister.adapters.monitoring;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The state of a file with keys or certificates.
 *
 * @param key the configuration key that names it
 * @param validUntil the last instant at which the registry's own certificate in it is valid; empty
 *     for a file with certificates of others
 * @param isRefused whether the file has a new content that cannot be used
 */
public record KeyFile(String key, Optional<Instant> validUntil, boolean isRefused) {

  public KeyFile {
    Objects.requireNonNull(key);
    Objects.requireNonNull(validUntil);
  }

  boolean isExpired(Instant now) {
    return validUntil.filter(now::isAfter).isPresent();
  }
}
