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

  // RESTEasy (WildFly, Open Liberty) looks for it, and lets CDI use the other.
  public RequestBody() {
    maxBodyBytes = 0;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    // Some servers' JAX-RS refuses it before it comes here, and some lets it pass.
    if (request.getMediaType() == null && request.getMethod().equals(HttpMethod.POST)) {
      throw Problem.ofStatus(415).toException();
    }
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
