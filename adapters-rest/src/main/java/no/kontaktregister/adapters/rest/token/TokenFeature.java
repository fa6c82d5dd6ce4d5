package no.kontaktregister.adapters.rest.token;

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
import java.util.Set;
import no.kontaktregister.adapters.rest.protocol.Problem;

/**
 * Puts a filter before each operation that takes a token, which refuses requests without a good
 * one.
 *
 * <p>Source: RFC 6750. A token is taken from the Authorization header alone: in a URL it would be
 * logged on its way.
 */
@Dependent
@Provider
public class TokenFeature implements DynamicFeature {

  private static final Logger LOG = System.getLogger(TokenFeature.class.getName());

  private static final String SCHEME = "Bearer";
  private static final String CHALLENGE = "Bearer realm=\"kontaktregister\"";

  private final Tokens tokens;

  @Inject
  public TokenFeature(Tokens tokens) {
    this.tokens = tokens;
  }

  // RESTEasy (WildFly, Open Liberty) looks for it, and lets CDI use the other.
  public TokenFeature() {
    this(null);
  }

  @Override
  public void configure(ResourceInfo operation, FeatureContext context) {
    Scope scope = operation.getResourceMethod().getAnnotation(Scope.class);
    if (scope != null) {
      ContainerRequestFilter filter = request -> check(request, scope);
      context.register(filter, Priorities.AUTHENTICATION);
    }
  }

  private void check(ContainerRequestContext request, Scope scope) {
    String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    boolean secure = request.getSecurityContext().isSecure();
    try {
      TokenContext holder =
          scope.issuer() == Issuer.IDPORTEN
              ? tokens
                  .citizen(token)
                  .map(it -> new TokenContext(it, it.scopes(), secure))
                  .orElseThrow(TokenFeature::tokenRefused)
              : tokens
                  .enterprise(token)
                  .map(it -> new TokenContext(it, it.scopes(), secure))
                  .orElseThrow(TokenFeature::tokenRefused);
      if (Collections.disjoint(holder.scopes(), List.of(scope.value()))) {
        throw insufficientScope(List.of(scope.value()));
      }
      request.setSecurityContext(holder);
    } catch (IssuerUnavailableException outage) {
      LOG.log(Level.WARNING, "Answered 503: the token issuer's keys cannot be fetched");
      throw Problem.issuerUnavailable().toRetryLater();
    }
  }

  /** The token of the header, which names its scheme in letters of either case. */
  private static String token(String authorization) {
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw refusal(Problem.tokenMissing(), "");
    }
    String token = authorization.substring(SCHEME.length());
    if (!token.startsWith(" ")) {
      throw token.isEmpty() ? tokenRefused() : refusal(Problem.tokenMissing(), "");
    }
    return token.strip();
  }

  /** The token lacks the scope that a request needs. */
  public static WebApplicationException insufficientScope(List<String> scopes) {
    return refusal(
        Problem.insufficientScope(scopes),
        ", error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\"");
  }

  private static WebApplicationException tokenRefused() {
    return refusal(Problem.tokenRefused(), ", error=\"invalid_token\"");
  }

  private static WebApplicationException refusal(Problem problem, String error) {
    return new WebApplicationException(
        problem.toResponse().header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error).build());
  }

  private record TokenContext(Principal holder, Set<String> scopes, boolean secure)
      implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
      return holder;
    }

    @Override
    public boolean isUserInRole(String scope) {
      return scopes.contains(scope);
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return SCHEME;
    }
  }
}
