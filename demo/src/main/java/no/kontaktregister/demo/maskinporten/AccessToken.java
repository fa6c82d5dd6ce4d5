package no.kontaktregister.demo.maskinporten;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * An access token in the making, with the claims that Maskinporten writes.
 *
 * <p>Source: docs/contract.md#rest
 */
public final class AccessToken {

  /** How long a token is good for. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private final SigningKey key;
  private final Clock clock;
  private final JWTClaimsSet.Builder claims;
  private Duration lifetime = LIFETIME;

  AccessToken(URI issuer, SigningKey key, Clock clock, Virksomhetsidentifikator consumer) {
    this.key = key;
    this.clock = clock;
    this.claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .jwtID(UUID.randomUUID().toString())
            .claim("token_type", "Bearer")
            .claim("client_id", "demo")
            .claim("client_amr", Assertions.REGISTERED_KEY)
            .claim("consumer", iso6523(consumer));
  }

  /** What the token is good for. */
  public AccessToken scopes(List<String> scopes) {
    claims.claim("scope", String.join(" ", scopes));
    return this;
  }

  /** What the token is good for. */
  public AccessToken scopes(String... scopes) {
    return scopes(List.of(scopes));
  }

  /**
   * The enterprise that acts for the consumer.
   *
   * @param organisationNumber nine digits
   * @throws IllegalArgumentException when the organisation number is malformed
   */
  public AccessToken supplier(String organisationNumber) {
    return supplier(new Virksomhetsidentifikator(organisationNumber));
  }

  /** Who asks, as registered in Maskinporten. */
  public AccessToken clientId(String clientId) {
    claims.claim("client_id", clientId);
    return this;
  }

  /** For whom the token is: the claim {@code aud}. */
  public AccessToken resource(List<String> resource) {
    claims.audience(resource);
    return this;
  }

  /** How long the token is good for; nothing or less makes one that has expired. */
  public AccessToken lifetime(Duration newLifetime) {
    lifetime = newLifetime;
    return this;
  }

  /** Another claim, or another value for one of them; null takes it away. */
  public AccessToken claim(String name, Object value) {
    claims.claim(name, value);
    return this;
  }

  /** The signed token, as it stands in a header Authorization. */
  public String serialize() {
    Instant now = clock.instant();
    return key.sign(
            claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime))).build())
        .serialize();
  }

  AccessToken supplier(Virksomhetsidentifikator supplier) {
    claims.claim("supplier", iso6523(supplier));
    return this;
  }

  AccessToken clientAmr(String clientAmr) {
    claims.claim("client_amr", clientAmr);
    return this;
  }

  private static Map<String, String> iso6523(Virksomhetsidentifikator enterprise) {
    return Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + enterprise.value());
  }
}
