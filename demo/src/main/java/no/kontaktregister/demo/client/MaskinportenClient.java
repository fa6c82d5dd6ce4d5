package no.kontaktregister.demo.client;

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
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import no.kontaktregister.demo.DemoAuthority;

/** Gets tokens as an enterprise does: with an assertion signed by its virksomhetssertifikat. */
public final class MaskinportenClient {

  private static final String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final int LIFE_SECONDS = 60;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private MaskinportenClient() {}

  /**
   * @param maskinporten where the token issuer is, with a slash at its end
   * @param keys the enterprise's key store
   * @param scopes with spaces between
   * @return the access token
   * @throws RefusedException if the issuer gives none; the message is what it says
   */
  public static String token(URI maskinporten, KeyStore keys, String scopes)
      throws IOException,
          InterruptedException,
          GeneralSecurityException,
          JOSEException,
          RefusedException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    // The issuer's name need not be the address at which this client reaches it.
    String issuer =
        member(
            http,
            HttpRequest.newBuilder(maskinporten.resolve(".well-known/oauth-authorization-server")),
            "issuer");
    return member(
        http,
        HttpRequest.newBuilder(maskinporten.resolve("token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "grant_type="
                        + URLEncoder.encode(GRANT_TYPE, StandardCharsets.UTF_8)
                        + "&assertion="
                        + assertion(issuer, keys, scopes))),
        "access_token");
  }

  /** A member of the answer. */
  private static String member(HttpClient http, HttpRequest.Builder request, String name)
      throws IOException, InterruptedException, RefusedException {
    HttpResponse<String> answer =
        http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
    String what = answer.statusCode() == 200 ? name : "error_description";
    try {
      String value = JSONObjectUtils.getString(JSONObjectUtils.parse(answer.body()), what);
      if (value != null && what.equals(name)) {
        return value;
      }
      if (value != null) {
        throw new RefusedException("Maskinporten gives no token. " + value);
      }
    } catch (ParseException malformed) {
      throw noIssuer(answer);
    }
    throw noIssuer(answer);
  }

  private static RefusedException noIssuer(HttpResponse<String> answer) {
    return new RefusedException(
        "There is no Maskinporten at this address: the HTTP status is "
            + answer.statusCode()
            + ".");
  }

  private static String assertion(String issuer, KeyStore store, String scopes)
      throws GeneralSecurityException, JOSEException {
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
                .audience(issuer)
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
