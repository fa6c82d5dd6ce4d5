package no.kontaktregister.demo.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * An access token in the making. It begins with the claims that its issuer writes.
 *
 * <p>Source: docs/contract.md#rest
 */
public final class AccessToken {

  /** How long a token is valid. */
  public static final Duration LIFETIME = Duration.ofMinutes(10);

  private final SigningKey key;
  private final Clock clock;
  private final JWTClaimsSet.Builder claims;
  private Duration lifetime = LIFETIME;

  /** A token that does not name its owner yet. */
  public AccessToken(URI issuer, SigningKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
    this.claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .jwtID(UUID.randomUUID().toString())
            .claim("token_type", "Bearer")
            .claim("client_id", "demo");
  }

  /** What the token may be used for. */
  public AccessToken scopes(List<String> scopes) {
    claims.claim("scope", String.join(" ", scopes));
    return this;
  }

  /** What the token may be used for. */
  public AccessToken scopes(String... scopes) {
    return scopes(List.of(scopes));
  }

  /** The client that asks, as it is registered with the issuer. */
  public AccessToken clientId(String clientId) {
    claims.claim("client_id", clientId);
    return this;
  }

  /** How long the token is valid. Zero or less makes a token that has expired. */
  public AccessToken lifetime(Duration newLifetime) {
    lifetime = newLifetime;
    return this;
  }

  /** Adds a claim, or replaces one. Null removes it. */
  public AccessToken claim(String name, Object value) {
    claims.claim(name, value);
    return this;
  }

  /** The signed token, as the header Authorization has it. */
  public String serialize() {
    Instant now = clock.instant();
    return key.sign(
            claims.issueTime(Date.from(now)).expirationTime(Date.from(now.plus(lifetime))).build())
        .serialize();
  }
}
