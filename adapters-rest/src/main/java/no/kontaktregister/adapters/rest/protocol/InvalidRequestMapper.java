package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import no.kontaktregister.application.InvalidRequestException;

/** Answers a request with an invalid value, and names the field. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<InvalidRequestException> {

  @Override
  public Response toResponse(InvalidRequestException mistake) {
    return Problem.invalidValue(mistake).toResponse().build();
  }
}
