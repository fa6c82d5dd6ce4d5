package no.kontaktregister.adapters.rest.token;

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
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.events.Event;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies the tokens of one issuer: signature, issuer, lifetime and audience.
 *
 * <p>Source: docs/contract.md#rest.
 */
final class TokenVerifier {

  private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_JWKS_BYTES = 64 * 1024;
  private static final long KEY_LIFETIME_MILLIS = 5 * 60_000;
  private static final long OUTAGE_TOLERANCE_MILLIS = 4 * 60 * 60_000;
  // An unknown kid causes a new fetch, and strangers must not be able to cause many.
  private static final long MIN_FETCH_INTERVAL_MILLIS = 10_000;

  private final DefaultJWTProcessor<SecurityContext> processor;
  private volatile boolean hasKeys;

  TokenVerifier(IssuerSettings settings, String holderClaim, Clock clock) {
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
                .cache(KEY_LIFETIME_MILLIS, TIMEOUT_MILLIS, this::note)
                .refreshAheadCache(false)
                .outageTolerant(OUTAGE_TOLERANCE_MILLIS)
                .rateLimited(MIN_FETCH_INTERVAL_MILLIS)
                .build()));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            settings.audience().orElse(null),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", holderClaim)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    claims.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    processor.setJWTClaimsSetVerifier(claims);
  }

  /**
   * @param token the token from the Authorization header
   * @return the token's claims; empty if it is not accepted
   * @throws IssuerUnavailableException if the issuer's keys cannot be fetched
   */
  Optional<JWTClaimsSet> verify(String token) {
    try {
      SignedJWT signed = SignedJWT.parse(token);
      // Nimbus drops an empty list, which RFC 7515 forbids.
      if (JSONObjectUtils.parse(signed.getHeader().getParsedBase64URL().decodeToString())
          .containsKey("crit")) {
        return refuse("it has critical extensions");
      }
      JWTClaimsSet claims = processor.process(signed, null);
      return claims.getExpirationTime() == null ? refuse("it never expires") : Optional.of(claims);
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

  static <T> Optional<T> refuse(String reason) {
    LOG.log(Level.DEBUG, "Refused a token: {0}", reason);
    return Optional.empty();
  }
}
