package no.kontaktregister.adapters.soap.protocol;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * What the SOAP door must be told.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 * @param caller the enterprise that every request is taken to come from
 * @param publicUrl where callers find the service, for example {@code https://register.example.no},
 *     for the address in the WSDL; the address of each request when absent
 */
public record SoapSettings(
    int maxBodyBytes, Virksomhetsidentifikator caller, Optional<String> publicUrl) {

  public SoapSettings {
    Objects.requireNonNull(caller);
    Objects.requireNonNull(publicUrl);
  }
}
