package no.kontaktregister.adapters.rest.audit;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import no.kontaktregister.adapters.rest.protocol.RefusedRequest;
import no.kontaktregister.adapters.rest.token.Token;
import no.kontaktregister.adapters.rest.token.TokenFeature;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.audit.Refusal;

/**
 * Records a request of a known caller that an endpoint refuses. It has not reached a use case,
 * which would leave a record of its own.
 */
@Dependent
@Provider
public class RefusalFilter implements ContainerResponseFilter {

  private final RecordRefusal recordRefusal;

  @Inject
  public RefusalFilter(RecordRefusal recordRefusal) {
    this.recordRefusal = recordRefusal;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public RefusalFilter() {
    this(null);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    if (answer.getEntity() instanceof RefusedRequest
        && request.getSecurityContext().getUserPrincipal() instanceof Token token) {
      recordRefusal.recordRefusal(
          token.caller(),
          TokenFeature.operasjon(request),
          answer.getStatus() == Status.FORBIDDEN.getStatusCode()
              ? Refusal.ACCESS_DENIED
              : Refusal.INVALID_REQUEST);
    }
  }
}
