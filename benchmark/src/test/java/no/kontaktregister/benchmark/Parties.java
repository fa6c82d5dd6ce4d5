package no.kontaktregister.benchmark;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.SoapSigner;

/** Those around the service: a certificate authority, Maskinporten, and a public body that asks. */
final class Parties {

  static final String PUBLIC_BODY = "974761076";
  static final String PROVIDER = "984661185";
  static final String OTHER_PROVIDER = "922020175";

  private static final String REGISTRY = "991825827";
  private static final String ISSUER = "https://maskinporten.example/";
  private static final String KEY_ID = "key";
  private static final int TOKENS = 100;
  private static final int KEY_BITS = 2048;

  private final Path folder;
  private final DemoAuthority authority;
  private final RSAKey issuer;

  private Parties(Path folder, DemoAuthority authority, RSAKey issuer) {
    this.folder = folder;
    this.authority = authority;
    this.issuer = issuer;
  }

  /** Parties whose keys are in a folder. */
  static Parties in(Path folder) throws Exception {
    Files.createDirectories(folder);
    DemoAuthority authority = DemoAuthority.in(folder, "O=Kontaktregister,CN=Benchmark CA");
    RSAKey issuer = new RSAKeyGenerator(KEY_BITS).keyID(KEY_ID).generate();
    Files.writeString(folder.resolve("jwks.json"), new JWKSet(issuer).toString(true));
    return new Parties(folder, authority, issuer);
  }

  /** The service's keys and their values. */
  Map<String, String> configuration(String databaseUrl) throws Exception {
    byte[] auditKey = new byte[32];
    new SecureRandom().nextBytes(auditKey);
    Map<String, String> keys = new HashMap<>();
    keys.put("audit.key", Base64.getEncoder().encodeToString(auditKey));
    keys.put("certificates.trust", folder.resolve("ca.pem").toString());
    keys.put("certificates.ocsp", "av");
    keys.put("certificates.crl", "kreves");
    keys.put("database.url", databaseUrl);
    keys.put("maskinporten.issuer", ISSUER);
    keys.put("maskinporten.jwks-url", folder.resolve("jwks.json").toUri().toString());
    keys.put("person.synthetic-numbers", "accepted");
    keys.put("print.postkasseleverandoer", PROVIDER);
    keys.put("print.sertifikat", pem(PROVIDER).toString());
    keys.put("soap.keystore", authority.keysOf(REGISTRY).toString());
    keys.put("soap.keystore-password", DemoAuthority.PASSWORD);
    keys.put("virksomhetsidentifikator", REGISTRY);
    Map<String, String> all = new HashMap<>();
    keys.forEach((key, value) -> all.put("kontaktregister." + key, value));
    return all;
  }

  X509Certificate certificate(String organisationNumber) throws Exception {
    KeyStore keys =
        KeyStore.getInstance(
            authority.keysOf(organisationNumber).toFile(), DemoAuthority.PASSWORD.toCharArray());
    return (X509Certificate) keys.getCertificate(DemoAuthority.ALIAS);
  }

  /** Different tokens of the public body, for all fields of a person. */
  List<String> tokens() throws JOSEException {
    RSASSASigner signer = new RSASSASigner(issuer);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < TOKENS; i++) {
      Instant now = Instant.now();
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(),
              new JWTClaimsSet.Builder()
                  .issuer(ISSUER)
                  .jwtID(UUID.randomUUID().toString())
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plusSeconds(24 * 3600)))
                  .claim("scope", "krr:global/kontaktinformasjon.read krr:global/digitalpost.read")
                  .claim("client_id", "benchmark")
                  .claim(
                      "consumer",
                      Map.of("authority", "iso6523-actorid-upis", "ID", "0192:" + PUBLIC_BODY))
                  .build());
      token.sign(signer);
      tokens.add(token.serialize());
    }
    return tokens;
  }

  /** Signs envelopes for the public body; a signed message is good for two minutes. */
  List<byte[]> sign(List<String> envelopes) throws Exception {
    Path keys = authority.keysOf(PUBLIC_BODY);
    int workers = Math.min(2, Runtime.getRuntime().availableProcessors());
    ExecutorService signing = Executors.newFixedThreadPool(workers);
    try {
      List<Callable<byte[]>> work = new ArrayList<>();
      ThreadLocal<SoapSigner> signer = ThreadLocal.withInitial(() -> signer(keys));
      for (String envelope : envelopes) {
        work.add(() -> SoapSigner.write(signer.get().sign(envelope)).getBytes(UTF_8));
      }
      List<byte[]> signed = new ArrayList<>();
      for (Future<byte[]> message : signing.invokeAll(work)) {
        signed.add(message.get());
      }
      return signed;
    } finally {
      signing.shutdownNow();
    }
  }

  /** What an answer to the public body says, verified and decrypted. */
  String open(byte[] answer) throws Exception {
    return new SecuredSoap(authority.keysOf(PUBLIC_BODY)).body(new String(answer, UTF_8));
  }

  private static SoapSigner signer(Path keys) {
    try {
      return SoapSigner.with(keys);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Path pem(String organisationNumber) throws Exception {
    return authority.keysOf(organisationNumber).resolveSibling(organisationNumber + ".pem");
  }
}
