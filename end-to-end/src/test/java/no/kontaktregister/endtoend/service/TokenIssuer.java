package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** All that the service sees of Maskinporten: tokens, and a list of keys at an address. */
public final class TokenIssuer implements AutoCloseable {

  public static final String NAME = "https://issuer.example/";
  public static final String AUDIENCE = "https://kontaktregister.example";
  public static final String SCOPE = "krr:postkasse/kanvelge.read";

  private final HttpServer server;
  private final AtomicInteger fetches = new AtomicInteger();
  private volatile RSAKey key;

  public TokenIssuer() throws IOException, JOSEException {
    this(0);
  }

  public TokenIssuer(int port) throws IOException, JOSEException {
    key = newKey("first");
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/jwk",
        exchange -> {
          fetches.incrementAndGet();
          byte[] keys = new JWKSet(key).toString(true).getBytes(UTF_8);
          try (exchange) {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
          }
        });
    server.start();
  }

  public static RSAKey newKey(String kid) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(kid).generate();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String jwksUrl() {
    return "http://127.0.0.1:" + port() + "/jwk";
  }

  /** How often the keys have been fetched. */
  public int fetches() {
    return fetches.get();
  }

  public RSAKey key() {
    return key;
  }

  /** Replaces the key: from now on this one signs, and is published. */
  public void change(RSAKey newKey) {
    key = newKey;
  }

  /** The claims of a valid token. */
  public static JWTClaimsSet.Builder claims(String organisationNumber) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(4 * 3600)))
        .claim("scope", "openid " + SCOPE)
        .claim("client_id", "test")
        .claim("consumer", enterprise("0192:" + organisationNumber));
  }

  public static Map<String, Object> enterprise(String id) {
    return Map.of("authority", "iso6523-actorid-upis", "ID", id);
  }

  public String token(String organisationNumber) throws JOSEException {
    return token(claims(organisationNumber).build());
  }

  public String token(JWTClaimsSet claims) throws JOSEException {
    return token(JWSAlgorithm.RS256, key, claims);
  }

  public static String token(JWSAlgorithm algorithm, RSAKey key, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims);
    token.sign(new RSASSASigner(key));
    return token.serialize();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
