package no.kontaktregister.adapters.rest.maskinporten;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.adapters.rest.protocol.Problem;

/**
 * Lets a request in whose bearer token is good for the operation.
 *
 * <p>Source: RFC 6750. A token is taken from the Authorization header alone: in a URL it would be
 * logged on its way.
 */
@Dependent
@Provider
public class TokenCheck implements DynamicFeature {

  private static final Logger LOG = System.getLogger(TokenCheck.class.getName());

  private static final Pattern BEARER =
      Pattern.compile("bearer +([A-Za-z0-9._~+/=-]+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern OTHER_SCHEME =
      Pattern.compile("(?!bearer\\b).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final String CHALLENGE = "Bearer realm=\"kontaktregister\"";

  private final Tokens tokens;

  @Inject
  public TokenCheck(Tokens tokens) {
    this.tokens = tokens;
  }

  // RESTEasy (WildFly, Open Liberty) looks for it, and lets CDI use the other.
  public TokenCheck() {
    this(null);
  }

  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    Scope scope = operation.getResourceMethod().getAnnotation(Scope.class);
    if (scope != null) {
      ContainerRequestFilter filter = request -> check(request, List.of(scope.value()));
      context.register(filter, Priorities.AUTHENTICATION);
    }
  }

  private void check(ContainerRequestContext request, List<String> scopes) {
    TokenHolder holder = holder(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    if (Collections.disjoint(holder.scopes(), scopes)) {
      throw refusal(
          Problem.insufficientScope(scopes),
          ", error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\"");
    }
    request.setSecurityContext(new TokenContext(holder, request.getSecurityContext().isSecure()));
  }

  private TokenHolder holder(String authorization) {
    if (authorization == null || OTHER_SCHEME.matcher(authorization).matches()) {
      throw refusal(Problem.tokenMissing(), "");
    }
    Matcher bearer = BEARER.matcher(authorization);
    if (!bearer.matches()) {
      throw tokenRefused();
    }
    try {
      return tokens.read(bearer.group(1)).orElseThrow(TokenCheck::tokenRefused);
    } catch (IssuerUnavailableException outage) {
      LOG.log(Level.WARNING, "Answered 503: the token issuer's keys cannot be fetched");
      throw Problem.issuerUnavailable().toRetryLater();
    }
  }

  private static WebApplicationException tokenRefused() {
    return refusal(Problem.tokenRefused(), ", error=\"invalid_token\"");
  }

  private static WebApplicationException refusal(Problem problem, String error) {
    return new WebApplicationException(
        problem.toResponse().header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error).build());
  }

  private record TokenContext(TokenHolder holder, boolean secure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return holder;
    }

    @Override
    public boolean isUserInRole(String scope) {
      return holder.scopes().contains(scope);
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
