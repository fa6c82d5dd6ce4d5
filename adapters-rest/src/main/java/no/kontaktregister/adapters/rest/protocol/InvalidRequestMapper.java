package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import no.kontaktregister.application.InvalidRequestException;

/** Tells the caller which value no answer can be given to. */
@Provider
public class InvalidRequestMapper implements ExceptionMapper<InvalidRequestException> {

  @Override
  public Response toResponse(InvalidRequestException mistake) {
    return Problem.invalidValue(mistake).toResponse().build();
  }
}
