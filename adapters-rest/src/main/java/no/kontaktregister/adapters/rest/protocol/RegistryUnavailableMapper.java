package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/** Answers a request while the registry is unavailable, and logs the reason. */
@Provider
public class RegistryUnavailableMapper implements ExceptionMapper<RegistryUnavailableException> {

  private static final Logger LOG = System.getLogger(RegistryUnavailableMapper.class.getName());

  @Override
  public Response toResponse(RegistryUnavailableException failure) {
    LOG.log(Level.WARNING, "Answered 503: " + failure.getMessage());
    return Problem.registryUnavailable().toResponseForLater().build();
  }
}
