package no.kontaktregister.adapters.rest.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.domain.monitoring.Measurement;

/**
 * Verifies the tokens of one issuer: signature, issuer, lifetime and audience.
 *
 * <p>A caller sends the same token many times. It is read, and its signature verified, once for as
 * long as the issuer's keys stay the same. Everything that depends on the time is checked each
 * time.
 *
 * <p>Source: docs/contract.md#rest.
 *
 * @param <T> what a token says
 */
final class TokenVerifier<T> {

  /** What the processor asks the key source about one token, and the answer. */
  private static final class KeyQuestion implements SecurityContext {
    private JWKSelector selector;
    private List<JWK> keys;
  }

  /**
   * An accepted token.
   *
   * @param selector selects the keys that may have signed it
   * @param keys what it selected, one of which has signed it
   * @param claims the token's claims, with its lifetime
   * @param content what the token says
   */
  private record Verified<T>(JWKSelector selector, List<JWK> keys, JWTClaimsSet claims, T content) {

    /** Shows nothing: the claims may name a citizen. */
    @Override
    public String toString() {
      return "Verified[masked]";
    }
  }

  private static final Logger LOG = System.getLogger(TokenVerifier.class.getName());

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  private static final int TIMEOUT_MILLIS = 2_000;
  private static final int MAX_JWKS_BYTES = 64 * 1024;
  private static final long KEY_LIFETIME_MILLIS = 5 * 60_000;
  private static final long OUTAGE_TOLERANCE_MILLIS = 4 * 60 * 60_000;
  // An unknown kid causes a new fetch, and strangers must not be able to cause many.
  private static final long MIN_FETCH_INTERVAL_MILLIS = 10_000;

  private final JWKSource<SecurityContext> keySource;
  private final DefaultJWTClaimsVerifier<KeyQuestion> claimsVerifier;
  private final DefaultJWTProcessor<KeyQuestion> processor;
  private final Function<JWTClaimsSet, Optional<T>> reader;
  private final Cache<String, Verified<T>> verified;
  private volatile boolean hasKeys;

  /**
   * @param holderClaim the claim that names the token's holder
   * @param mostRemembered how many accepted tokens are remembered
   * @param reader reads the claims of a token; empty if it is not accepted
   */
  TokenVerifier(
      IssuerSettings settings,
      String holderClaim,
      Clock clock,
      int mostRemembered,
      Function<JWTClaimsSet, Optional<T>> reader) {
    this.reader = reader;
    // What is too much goes at once, so that nothing is kept if nothing may be.
    verified =
        Caffeine.newBuilder()
            .maximumSize(mostRemembered)
            .executor(Runnable::run)
            .recordStats()
            .build();
    keySource =
        JWKSourceBuilder.create(
                settings.jwksUrl(),
                new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_JWKS_BYTES))
            .cache(KEY_LIFETIME_MILLIS, TIMEOUT_MILLIS, this::note)
            .refreshAheadCache(false)
            .outageTolerant(OUTAGE_TOLERANCE_MILLIS)
            .rateLimited(MIN_FETCH_INTERVAL_MILLIS)
            .build();
    processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, this::keys));
    claimsVerifier =
        new DefaultJWTClaimsVerifier<>(
            settings.audience().orElse(null),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", holderClaim)) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    claimsVerifier.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    processor.setJWTClaimsSetVerifier(claimsVerifier);
  }

  /**
   * @param token the token from the Authorization header
   * @return what the token says; empty if it is not accepted
   * @throws IssuerUnavailableException if the issuer's keys cannot be fetched
   */
  Optional<T> verify(String token) {
    try {
      String digest = digest(token);
      Verified<T> before = verified.getIfPresent(digest);
      // The issuer may have withdrawn or replaced a key since then.
      if (before != null && before.keys().equals(keySource.get(before.selector(), null))) {
        claimsVerifier.verify(before.claims(), null);
        return Optional.of(before.content());
      }
      SignedJWT signed = SignedJWT.parse(token);
      // Nimbus drops an empty list, which RFC 7515 forbids.
      if (JSONObjectUtils.parse(signed.getHeader().getParsedBase64URL().decodeToString())
          .containsKey("crit")) {
        return refuse("it has critical extensions");
      }
      KeyQuestion question = new KeyQuestion();
      JWTClaimsSet claims = processor.process(signed, question);
      if (claims.getExpirationTime() == null) {
        return refuse("it never expires");
      }
      Optional<T> content = reader.apply(claims);
      content.ifPresent(
          read ->
              verified.put(digest, new Verified<>(question.selector, question.keys, claims, read)));
      return content;
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

  /** What the memory of accepted tokens measures of itself. */
  List<Measurement> measurements() {
    Map<String, String> cache = Map.of("cache", "tokens");
    return List.of(
        Measurement.gauge(
            "kontaktregister_cache_entries",
            "Entries in a cache.",
            cache,
            verified.estimatedSize()),
        Measurement.counter(
            "kontaktregister_cache_hits_total",
            "Questions that a cache has answered.",
            cache,
            verified.stats().hitCount()),
        Measurement.counter(
            "kontaktregister_cache_misses_total",
            "Questions that a cache has not answered.",
            cache,
            verified.stats().missCount()));
  }

  private List<JWK> keys(JWKSelector selector, KeyQuestion question) throws KeySourceException {
    question.selector = selector;
    question.keys = keySource.get(selector, null);
    return question.keys;
  }

  /** Of the whole token, signature included. A token itself is a secret, and is not kept. */
  private static String digest(String token) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
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
