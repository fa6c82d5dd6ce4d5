package no.kontaktregister.demo.idporten;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * A citizen's access token in the making, with the claims that ID-porten writes.
 *
 * <p>Source: docs/contract.md#rest
 */
public final class CitizenToken {

  /** How long a token is good for. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private final SigningKey key;
  private final Clock clock;
  private final JWTClaimsSet.Builder claims;
  private Duration lifetime = LIFETIME;

  CitizenToken(URI issuer, SigningKey key, Clock clock, Personidentifikator citizen) {
    this.key = key;
    this.clock = clock;
    this.claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer.toString())
            .jwtID(UUID.randomUUID().toString())
            .claim("token_type", "Bearer")
            .claim("client_id", "demo")
            .claim("client_amr", "none")
            .claim("acr", IdPorten.ACR)
            .claim("pid", citizen.value());
  }

  /** What the token is good for. */
  public CitizenToken scopes(List<String> scopes) {
    claims.claim("scope", String.join(" ", scopes));
    return this;
  }

  /** What the token is good for. */
  public CitizenToken scopes(String... scopes) {
    return scopes(List.of(scopes));
  }

  /** Who asks, as registered in ID-porten. */
  public CitizenToken clientId(String clientId) {
    claims.claim("client_id", clientId);
    return this;
  }

  /** How long the token is good for; nothing or less makes one that has expired. */
  public CitizenToken lifetime(Duration newLifetime) {
    lifetime = newLifetime;
    return this;
  }

  /** Another claim, or another value for one of them; null takes it away. */
  public CitizenToken claim(String name, Object value) {
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

  CitizenToken clientAmr(String clientAmr) {
    claims.claim("client_amr", clientAmr);
    return this;
  }
}
