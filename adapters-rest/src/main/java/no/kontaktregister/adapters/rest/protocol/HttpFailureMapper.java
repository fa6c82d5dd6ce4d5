package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what JAX-RS itself refuses: an unknown path, a wrong method, a wrong Accept header. */
@Provider
public class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response refusal = failure.getResponse();
    return Problem.ofStatus(refusal.getStatus())
        .toResponse()
        .header(HttpHeaders.ALLOW, refusal.getHeaderString(HttpHeaders.ALLOW))
        .build();
  }
}
