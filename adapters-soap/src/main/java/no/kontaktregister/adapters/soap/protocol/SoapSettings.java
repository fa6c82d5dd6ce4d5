package no.kontaktregister.adapters.soap.protocol;

import java.util.Objects;
import java.util.Optional;

/**
 * The configuration of the SOAP endpoints.
 *
 * @param maxBodyBytes the largest request body that is read, in bytes
 * @param publicUrl where callers find the service, for example {@code https://register.example.no},
 *     for the address in the WSDL; the address of each request when absent
 */
public record SoapSettings(int maxBodyBytes, Optional<String> publicUrl) {

  public SoapSettings {
    Objects.requireNonNull(publicUrl);
  }
}
