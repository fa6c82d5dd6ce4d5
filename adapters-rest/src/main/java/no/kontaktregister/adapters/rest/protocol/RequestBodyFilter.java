package no.kontaktregister.adapters.rest.protocol;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

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

  private static final Pattern SMALL_NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final Set<String> METHODS_WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PATCH);

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
    return METHODS_WITH_BODY.contains(request.getMethod());
  }

  private byte[] read(ContainerRequestContext request) {
    try {
      return request.getEntityStream().readNBytes(mostToRead(request));
    } catch (IOException slowOrBroken) {
      throw Problem.bodyNotReceived().toException();
    }
  }

  /**
   * One byte more than is allowed shows that a body is too large. The server gives no more of a
   * body than its declared length, so a buffer of that length is large enough. JAX-RS's own
   * getLength fails for a length that is no int.
   */
  private int mostToRead(ContainerRequestContext request) {
    int most = maxBodyBytes + 1;
    String declared = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
    return declared != null && SMALL_NUMBER.matcher(declared).matches()
        ? Math.min(Integer.parseInt(declared), most)
        : most;
  }
}
