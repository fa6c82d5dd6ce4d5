package no.kontaktregister.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/** Gets tokens as an enterprise does: with an assertion signed by its virksomhetssertifikat. */
public final class MaskinportenClient {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final int LIFE_SECONDS = 60;

  private MaskinportenClient() {}

  /**
   * @param issuer the token issuer's URL, with a slash at its end
   * @param keys the enterprise's key store
   * @param scopes with spaces between
   * @return the access token
   * @throws IOException when the issuer gives none; the message is what it says
   */
  public static String token(URI issuer, Path keys, String scopes)
      throws IOException,
          InterruptedException,
          GeneralSecurityException,
          JOSEException,
          ParseException {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(issuer.resolve("token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(
                        BodyPublishers.ofString(
                            "grant_type="
                                + URLEncoder.encode(GRANT_TYPE, StandardCharsets.UTF_8)
                                + "&assertion="
                                + assertion(issuer, keys, scopes)))
                    .build(),
                BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), "access_token");
  }

  private static String assertion(URI issuer, Path keys, String scopes)
      throws IOException, GeneralSecurityException, JOSEException {
    KeyStore store = KeyFolder.open(keys);
    List<Base64> chain = new ArrayList<>();
    for (Certificate certificate : store.getCertificateChain(DemoAuthority.ALIAS)) {
      chain.add(Base64.encode(certificate.getEncoded()));
    }
    Instant now = Instant.now();
    SignedJWT assertion =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain).build(),
            new JWTClaimsSet.Builder()
                .issuer("demo-client")
                .audience(issuer.toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
                .jwtID(UUID.randomUUID().toString())
                .claim("scope", scopes)
                .build());
    assertion.sign(
        new RSASSASigner(
            (PrivateKey) store.getKey(DemoAuthority.ALIAS, DemoAuthority.PASSWORD.toCharArray())));
    return assertion.serialize();
  }
}
