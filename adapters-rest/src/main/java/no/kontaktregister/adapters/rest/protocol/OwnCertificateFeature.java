package no.kontaktregister.adapters.rest.protocol;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Puts a filter in front of each operation that can sign its answer. Once the registry's own
 * certificate has expired, the filter refuses requests for a signed answer, before anything is done
 * for them: no client would accept the answer.
 */
@Dependent
@Provider
public class OwnCertificateFeature implements DynamicFeature {

  /** In the order in which the operations name them. */
  private static final List<Variant> ANSWERS =
      Variant.mediaTypes(
              MediaType.APPLICATION_JSON_TYPE, MediaType.valueOf(JoseMessageBodyWriter.MEDIA_TYPE))
          .build();

  private final Supplier<JoseSettings> settings;

  /**
   * @param settings gives the certificate of the moment
   */
  @Inject
  public OwnCertificateFeature(Supplier<JoseSettings> settings) {
    this.settings = settings;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public OwnCertificateFeature() {
    this(null);
  }

  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    Produces answers = operation.getResourceClass().getAnnotation(Produces.class);
    if (answers != null && List.of(answers.value()).contains(JoseMessageBodyWriter.MEDIA_TYPE)) {
      ContainerRequestFilter filter = this::check;
      context.register(filter);
    }
  }

  private void check(ContainerRequestContext request) {
    // By the machine's clock, as clients check certificates.
    if (settings.get().isExpired(Instant.now()) && wantsSignature(request)) {
      throw Problem.ownCertificateExpired().toExceptionForLater();
    }
  }

  private static boolean wantsSignature(ContainerRequestContext request) {
    Variant chosen = request.getRequest().selectVariant(ANSWERS);
    return chosen != null && !chosen.getMediaType().equals(MediaType.APPLICATION_JSON_TYPE);
  }
}
