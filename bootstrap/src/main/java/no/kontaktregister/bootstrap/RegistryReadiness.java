package no.kontaktregister.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import no.kontaktregister.domain.register.RegistryLookup;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** {@code /health/ready}: UP only while the registry answers. */
@Readiness
@ApplicationScoped
class RegistryReadiness implements HealthCheck {

  private final RegistryLookup registry;

  @Inject
  RegistryReadiness(RegistryLookup registry) {
    this.registry = registry;
  }

  // CDI needs it for the proxy that stands before an application-scoped bean.
  RegistryReadiness() {
    this(null);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("registry").status(registry.isAvailable()).build();
  }
}
