package no.kontaktregister.adapters.rest.protocol;

import java.util.Objects;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * What the REST door must be told.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 * @param caller the enterprise that every request is taken to come from
 */
public record RestSettings(int maxBodyBytes, Virksomhetsidentifikator caller) {

  public RestSettings {
    Objects.requireNonNull(caller);
  }
}
