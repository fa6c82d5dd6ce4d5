package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import no.kontaktregister.application.AccessDeniedException;

/** Answers an enterprise that has no grant for its request. */
@Provider
public class AccessDeniedMapper implements ExceptionMapper<AccessDeniedException> {

  @Override
  public Response toResponse(AccessDeniedException denial) {
    return Problem.accessDenied(denial).toResponse().build();
  }
}
