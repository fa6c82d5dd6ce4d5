package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import no.kontaktregister.application.OverloadedException;

/** Answers a request of an enterprise that has too many under way. The metrics count them. */
@Provider
public class OverloadedMapper implements ExceptionMapper<OverloadedException> {

  @Override
  public Response toResponse(OverloadedException overloaded) {
    return Problem.overloaded().toResponseForLater().build();
  }
}
