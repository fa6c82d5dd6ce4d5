package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.kontaktregister.demo.DemoAuthority;

/** An enterprise that gets tokens from the demo's Maskinporten with its demo certificate. */
public final class Enterprise {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

  private final KeyStore keys;

  public Enterprise(String organisationNumber) throws Exception {
    keys =
        KeyStore.getInstance(
            DemoKeys.folder().resolve(organisationNumber + ".p12").toFile(),
            DemoAuthority.PASSWORD.toCharArray());
  }

  /** The claims that every client sends. */
  public static JWTClaimsSet.Builder claims(String issuer, String scopes) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer("a-client")
        .audience(issuer)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(100)))
        .jwtID(UUID.randomUUID().toString())
        .claim("scope", scopes);
  }

  /** An assertion with the enterprise's certificate in the header x5c. */
  public String assertion(JWTClaimsSet claims) throws Exception {
    String alias = keys.aliases().nextElement();
    List<Base64> chain = new ArrayList<>();
    for (Certificate certificate : keys.getCertificateChain(alias)) {
      chain.add(Base64.encode(certificate.getEncoded()));
    }
    return sign(
        new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build(),
        claims,
        (PrivateKey) keys.getKey(alias, DemoAuthority.PASSWORD.toCharArray()));
  }

  public static String sign(JWSHeader header, JWTClaimsSet claims, PrivateKey key)
      throws Exception {
    SignedJWT assertion = new SignedJWT(header, claims);
    assertion.sign(new RSASSASigner(key));
    return assertion.serialize();
  }

  /** The body of a token request. */
  public static String form(String assertion) {
    return "grant_type=" + URLEncoder.encode(GRANT_TYPE, UTF_8) + "&assertion=" + assertion;
  }
}
