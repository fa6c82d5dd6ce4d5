package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a request that an endpoint refuses. */
@Provider
public class RefusedRequestMapper implements ExceptionMapper<RefusedRequestException> {

  @Override
  public Response toResponse(RefusedRequestException refused) {
    return refused.answer();
  }
}
