package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives JAX-RS's own refusals (unknown path, wrong method, wrong media type) a problem to tell. */
@Provider
public class HttpFailureMapper implements ExceptionMapper<WebApplicationException> {

  @Override
  public Response toResponse(WebApplicationException failure) {
    Response refusal = failure.getResponse();
    if (refusal.hasEntity() && refusal.getEntity() instanceof Problem) {
      return refusal;
    }
    return Problem.ofStatus(refusal.getStatus())
        .toResponse()
        .header(HttpHeaders.ALLOW, refusal.getHeaderString(HttpHeaders.ALLOW))
        .build();
  }
}
