package no.kontaktregister.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.UUID;

/**
 * Stands for Maskinporten while the demo runs: makes a key of its own at the first run, publishes
 * the public half where the service reads it, and gives anybody a token for any enterprise.
 */
public final class DemoTokenIssuer {

  /** What the demo's tokens have in {@code iss}. No such host can exist. */
  public static final String ISSUER = "https://demo.kontaktregister.invalid/";

  private static final String SCOPES =
      "krr:postkasse/kanvelge.read krr:postkasse/postkasse.write"
          + " krr:global/kontaktinformasjon.read krr:global/digitalpost.read"
          + " krr:global/endringer.read";
  private static final String SECRET = "issuer.json";
  private static final int MINUTES = 10;

  private final RSAKey key;

  private DemoTokenIssuer(RSAKey key) {
    this.key = key;
  }

  /** The issuer whose key is in the folder; it is made when there is none. */
  public static DemoTokenIssuer in(Path folder) throws IOException, JOSEException, ParseException {
    Path secret = folder.resolve(SECRET);
    if (Files.notExists(secret)) {
      RSAKey made =
          new RSAKeyGenerator(2048)
              .keyUse(KeyUse.SIGNATURE)
              .keyID(UUID.randomUUID().toString())
              .generate();
      KeyFolder.make(folder);
      Files.writeString(folder.resolve("jwks.json"), new JWKSet(made).toString(true));
      Files.writeString(secret, made.toJSONString());
    }
    return read(folder);
  }

  /** The issuer whose key is in the folder; none is made. */
  public static DemoTokenIssuer read(Path folder) throws IOException, ParseException {
    return new DemoTokenIssuer(RSAKey.parse(Files.readString(folder.resolve(SECRET))));
  }

  /** A token as Maskinporten writes it. */
  public String token(String organisationNumber) throws JOSEException {
    Instant now = Instant.now();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(MINUTES, ChronoUnit.MINUTES)))
                .jwtID(UUID.randomUUID().toString())
                .claim("client_id", "demo")
                .claim("scope", SCOPES)
                .claim(
                    "consumer",
                    Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + organisationNumber))
                .build());
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }
}
