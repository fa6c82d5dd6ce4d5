package no.kontaktregister.adapters.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.adapters.rest.token.IssuerSettings;

/** Issues tokens, as Maskinporten and ID-porten do, and publishes its key in a file. */
public final class TokenIssuer {

  /** The audience of all tokens. */
  public static final String AUDIENCE = "https://kontaktregister.example";

  private final String name;
  private final RSAKey key;
  private final Path keys;
  private final IssuerSettings settings;
  private final Map<List<Object>, String> good = new ConcurrentHashMap<>();

  /** An issuer with a key of its own. */
  public TokenIssuer(String name) {
    this(name, newKey());
  }

  /** An issuer with the key of another, because it takes a second to make one. */
  public TokenIssuer(String name, TokenIssuer other) {
    this(name, other.key);
  }

  private TokenIssuer(String name, RSAKey key) {
    this.name = name;
    this.key = new RSAKey.Builder(key).keyID("key of " + name).build();
    try {
      keys = Files.createTempFile("jwks", ".json");
      keys.toFile().deleteOnExit();
      publishKeyOf(this);
      settings =
          new IssuerSettings(
              name, keys.toUri().toURL(), Optional.of(AUDIENCE), Duration.ofSeconds(10));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).generate();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Publishes the key of this or another issuer, and no other key. */
  public void publishKeyOf(TokenIssuer issuer) throws IOException {
    Files.writeString(keys, new JWKSet(issuer.key.toPublicJWK()).toString());
  }

  public IssuerSettings settings() {
    return settings;
  }

  /** The claims of a token that is good for some minutes. */
  public JWTClaimsSet.Builder claims(String scope) {
    return new JWTClaimsSet.Builder()
        .issuer(name)
        .audience(AUDIENCE)
        .expirationTime(Date.from(Instant.now().plusSeconds(120)))
        .claim("scope", scope);
  }

  /** An organisation number as tokens have it. */
  public static Map<String, Object> enterprise(String number) {
    return Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + number);
  }

  /** A token of an enterprise that acts for itself. */
  public String enterpriseToken(String number, String scope) {
    return good(scope, "consumer", enterprise(number));
  }

  /** A token whose header is this JSON, which a library might refuse to write. */
  public String sign(String header, JWTClaimsSet claims) {
    return sign(header, claims.toPayload().toBytes());
  }

  /** The same with any content. */
  public String sign(String header, byte[] content) {
    try {
      String signed =
          Base64URL.encode(header.replace("KID", key.getKeyID())) + "." + Base64URL.encode(content);
      return signed
          + "."
          + new RSASSASigner(key)
              .sign(new JWSHeader(JWSAlgorithm.RS256), signed.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A token of a citizen. */
  public String citizenToken(String number, String scope) {
    return good(scope, "pid", number);
  }

  /** Signed once, because to sign takes ten milliseconds, and most tests need the same tokens. */
  private String good(String scope, String claim, Object holder) {
    return good.computeIfAbsent(
        List.of(scope, holder),
        it -> {
          Date inAnHour = Date.from(Instant.now().plus(Duration.ofHours(1)));
          return sign(claims(scope).expirationTime(inAnHour).claim(claim, holder).build());
        });
  }

  /** A token with any claims. */
  public String sign(JWTClaimsSet claims) {
    return sign(JWSAlgorithm.RS256, claims);
  }

  /** A token with any claims, signed by one of the RSA algorithms. */
  public String sign(JWSAlgorithm algorithm, JWTClaimsSet claims) {
    try {
      SignedJWT token =
          new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
