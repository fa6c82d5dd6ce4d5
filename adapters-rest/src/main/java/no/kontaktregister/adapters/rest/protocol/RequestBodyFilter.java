package no.kontaktregister.adapters.rest.protocol;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/**
 * Reads a request's body before anything else does. Refuses one that is not declared as JSON, is
 * too large, or is empty.
 *
 * <p>The operations carry no {@code @Consumes}: JAX-RS would refuse another media type before the
 * token is read, and the call would leave no audit record.
 */
@Dependent
@Provider
public class RequestBodyFilter implements ContainerRequestFilter {

  private final int maxBodyBytes;

  @Inject
  public RequestBodyFilter(RestSettings settings) {
    this.maxBodyBytes = settings.maxBodyBytes();
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public RequestBodyFilter() {
    maxBodyBytes = 0;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (hasBody(request) && !isJson(request.getMediaType())) {
      throw Problem.ofStatus(415).toException();
    }
    byte[] body = read(request);
    if (body.length > maxBodyBytes) {
      throw Problem.bodyTooLarge(maxBodyBytes).toException();
    }
    // Without a body, JAX-RS would hand null to the resource instead of asking
    // JsonMessageBodyProvider.
    if (body.length == 0 && hasBody(request)) {
      throw Problem.malformedJson("").toException();
    }
    request.setEntityStream(new ByteArrayInputStream(body));
  }

  private static boolean isJson(MediaType type) {
    return type != null
        && type.getType().equalsIgnoreCase(MediaType.APPLICATION_JSON_TYPE.getType())
        && type.getSubtype().equalsIgnoreCase(MediaType.APPLICATION_JSON_TYPE.getSubtype());
  }

  private static boolean hasBody(ContainerRequestContext request) {
    return Set.of(HttpMethod.POST, HttpMethod.PATCH).contains(request.getMethod());
  }

  private byte[] read(ContainerRequestContext request) {
    try {
      return request.getEntityStream().readNBytes(maxBodyBytes + 1);
    } catch (IOException slowOrBroken) {
      throw Problem.bodyNotReceived().toException();
    }
  }
}
