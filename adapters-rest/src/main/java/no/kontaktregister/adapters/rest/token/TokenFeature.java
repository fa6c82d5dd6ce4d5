package no.kontaktregister.adapters.rest.token;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
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
import java.util.Optional;
import no.kontaktregister.adapters.rest.protocol.Problem;
import no.kontaktregister.adapters.rest.protocol.RefusedRequestException;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * Puts a filter in front of each operation that requires a token. The filter refuses requests
 * without a valid one.
 *
 * <p>Source: RFC 6750. The token is read from the Authorization header only: proxies log URLs.
 */
@Dependent
@Provider
public class TokenFeature implements DynamicFeature {

  private static final Logger LOG = System.getLogger(TokenFeature.class.getName());

  private static final String SCHEME = "Bearer";
  private static final String CHALLENGE = "Bearer realm=\"kontaktregister\"";

  /** The name under which a request keeps its operation. */
  private static final String OPERASJON = Operasjon.class.getName();

  private final Tokens tokens;

  @Inject
  public TokenFeature(Tokens tokens) {
    this.tokens = tokens;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
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

  /** The operation that a known caller asks for. */
  public static Operasjon operasjon(ContainerRequestContext request) {
    return (Operasjon) request.getProperty(OPERASJON);
  }

  private void check(ContainerRequestContext request, Scope scope) {
    String token = token(request.getHeaderString(HttpHeaders.AUTHORIZATION));
    boolean secure = request.getSecurityContext().isSecure();
    try {
      Optional<? extends Token> verified =
          scope.issuer() == Issuer.IDPORTEN ? tokens.citizen(token) : tokens.enterprise(token);
      Token holder = verified.orElseThrow(TokenFeature::tokenRefused);
      // Before the scope is checked: the audit record of a refusal needs the caller.
      request.setSecurityContext(new TokenContext(holder, secure));
      request.setProperty(OPERASJON, scope.operasjon());
      if (Collections.disjoint(holder.scopes(), List.of(scope.value()))) {
        throw insufficientScope(List.of(scope.value()));
      }
    } catch (IssuerUnavailableException outage) {
      LOG.log(Level.WARNING, "Answered 503: the token issuer's keys cannot be fetched");
      throw Problem.issuerUnavailable().toExceptionForLater();
    }
  }

  /** The token in the header, whose scheme may be in upper or lower case. */
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
  public static RefusedRequestException insufficientScope(List<String> scopes) {
    return refusal(
        Problem.insufficientScope(scopes),
        ", error=\"insufficient_scope\", scope=\"" + String.join(" ", scopes) + "\"");
  }

  private static RefusedRequestException tokenRefused() {
    return refusal(Problem.tokenRefused(), ", error=\"invalid_token\"");
  }

  private static RefusedRequestException refusal(Problem problem, String error) {
    return problem.toException(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + error);
  }

  private record TokenContext(Token holder, boolean secure) implements SecurityContext {

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
      return SCHEME;
    }
  }
}
