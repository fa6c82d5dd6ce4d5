package no.kontaktregister.adapters.rest.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.events.Event;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Reads Maskinporten's tokens: JWTs without sub, upn or groups, in which the enterprises are claims
 * of their own.
 *
 * <p>Source: the contract, section 6.
 */
@ApplicationScoped
public class Tokens {

  private static final Logger LOG = System.getLogger(Tokens.class.getName());

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private static final String AUTHORITY = "iso6523-actorid-upis";
  private static final String NORWEGIAN = "0192:";

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_JWKS_BYTES = 64 * 1024;
  private static final long KEYS_ARE_KEPT_MILLIS = 5 * 60_000;
  private static final long OUTAGE_IS_BORNE_MILLIS = 4 * 60 * 60_000;
  // An unknown kid makes the keys be fetched anew, but strangers must not make us fetch at will.
  private static final long LEAST_BETWEEN_FETCHES_MILLIS = 10_000;

  private final DefaultJWTProcessor<SecurityContext> processor;
  private volatile boolean hasKeys;

  @Inject
  public Tokens(MaskinportenSettings settings) {
    processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            ALGORITHMS,
            JWKSourceBuilder.create(
                    settings.jwksUrl(),
                    new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_JWKS_BYTES))
                .cache(KEYS_ARE_KEPT_MILLIS, TIMEOUT_MILLIS, this::note)
                .refreshAheadCache(false)
                .outageTolerant(OUTAGE_IS_BORNE_MILLIS)
                .rateLimited(LEAST_BETWEEN_FETCHES_MILLIS)
                .build()));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            settings.audience().orElse(null),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", "consumer"));
    claims.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
  }

  // CDI needs it for the proxy that stands before an application-scoped bean.
  Tokens() {
    processor = null;
  }

  /**
   * @param token as it stands in the Authorization header
   * @return whom it was given to; empty when it proves nothing
   * @throws IssuerUnavailableException when the issuer's keys cannot be fetched
   */
  Optional<TokenHolder> read(String token) {
    try {
      JWTClaimsSet claims = processor.process(token, null);
      Optional<Virksomhetsidentifikator> consumer = enterprise(claims, "consumer");
      Optional<Virksomhetsidentifikator> supplier = enterprise(claims, "supplier");
      if (consumer.isEmpty() || (supplier.isEmpty() && claims.getClaim("supplier") != null)) {
        return refuse("its consumer or supplier is not a Norwegian enterprise");
      }
      String scope = claims.getStringClaim("scope");
      return Optional.of(
          new TokenHolder(
              new Caller(consumer.get(), supplier),
              scope == null || scope.isBlank() ? Set.of() : Set.of(scope.trim().split(" +"))));
    } catch (RateLimitReachedException unknownKidOrOutage) {
      if (hasKeys) {
        return refuse("its kid is unknown");
      }
      throw new IssuerUnavailableException();
    } catch (KeySourceException noKeys) {
      throw new IssuerUnavailableException();
    } catch (BadJOSEException | JOSEException refused) {
      return refuse(refused.getClass().getSimpleName());
    } catch (ParseException | IllegalArgumentException malformed) {
      return refuse("it is malformed");
    }
  }

  private void note(Event<CachingJWKSetSource<SecurityContext>, SecurityContext> event) {
    if (event instanceof CachingJWKSetSource.RefreshCompletedEvent) {
      hasKeys = true;
    }
  }

  private static Optional<Virksomhetsidentifikator> enterprise(JWTClaimsSet claims, String name)
      throws ParseException {
    Map<String, Object> enterprise = claims.getJSONObjectClaim(name);
    return enterprise != null
            && AUTHORITY.equals(enterprise.get("authority"))
            && enterprise.get("ID") instanceof String number
            && number.startsWith(NORWEGIAN)
        ? Virksomhetsidentifikator.parse(number)
        : Optional.empty();
  }

  private static Optional<TokenHolder> refuse(String reason) {
    LOG.log(Level.DEBUG, "Refused a token: {0}", reason);
    return Optional.empty();
  }
}
