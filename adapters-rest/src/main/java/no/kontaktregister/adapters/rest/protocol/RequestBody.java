package no.kontaktregister.adapters.rest.protocol;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Reads a request's body before anything else does, and refuses one that is too large or empty. */
@Dependent
@Provider
public class RequestBody implements ContainerRequestFilter {

  private final int maxBodyBytes;

  @Inject
  public RequestBody(RestSettings settings) {
    this.maxBodyBytes = settings.maxBodyBytes();
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    byte[] body = request.getEntityStream().readNBytes(maxBodyBytes + 1);
    if (body.length > maxBodyBytes) {
      throw Problem.bodyTooLarge(maxBodyBytes).toException();
    }
    // Without a body, JAX-RS would hand null to the resource instead of asking StrictJson.
    if (body.length == 0 && request.getMethod().equals(HttpMethod.POST)) {
      throw Problem.malformedJson("").toException();
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }
}
