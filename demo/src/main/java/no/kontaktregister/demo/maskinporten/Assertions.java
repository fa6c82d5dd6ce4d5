package no.kontaktregister.demo.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.net.URI;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.demo.oauth.Scopes;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import no.kontaktregister.domain.sertifikat.Identification;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Checks the assertion that a client sends for a token. Maskinporten's documentation calls it a JWT
 * grant.
 *
 * <p>Sources: docs/contract.md#rest, RFC 7523, and Digdir's page on the JWT grant.
 */
final class Assertions {

  /** Claim {@code client_amr}: the assertion came with a virksomhetssertifikat. */
  static final String CERTIFICATE = "virksomhetssertifikat";

  /** Claim {@code client_amr}: the assertion was signed with a registered key. */
  static final String REGISTERED_KEY = "private_key_jwt";

  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512);

  // sub and nbf are in no list of Digdir's, but RFC 7523 knows them, and libraries write them.
  private static final Set<String> CLAIMS =
      Set.of("aud", "iss", "iat", "exp", "jti", "scope", "resource", "consumer_org", "sub", "nbf");

  private static final Duration LONGEST = Duration.ofSeconds(120);
  private static final Duration CLOCK_SKEW = Duration.ofSeconds(10);

  private final URI issuer;
  private final EnterpriseIdentification identification;
  private final Clients clients;
  private final Clock clock;
  private final Map<String, Instant> used = new HashMap<>();

  Assertions(URI issuer, EnterpriseIdentification identification, Clients clients, Clock clock) {
    this.issuer = issuer;
    this.identification = identification;
    this.clients = clients;
    this.clock = clock;
  }

  /**
   * @throws GeneralException if the assertion is refused: the error and the sentence for the client
   */
  Grant check(String assertion) throws GeneralException {
    SignedJWT jwt = parse(assertion);
    JWTClaimsSet claims = claims(jwt);
    checkHeader(jwt.getHeader());
    String clientId = claims.getIssuer();
    if (clientId == null || clientId.isBlank()) {
      throw invalid("The assertion has no iss. Put the client's id there.");
    }
    Signer signer = signer(jwt.getHeader(), clientId);
    checkSignature(jwt, signer.key());
    checkNames(claims);
    checkAudience(claims);
    Instant expires = checkTimes(claims);
    List<String> scopes = scopes(claims);
    Optional<Virksomhetsidentifikator> consumerOrg = consumerOrg(claims);
    Optional<List<String>> resource = resource(claims);
    // Last, so that a mistake does not use up the assertion's jti.
    checkUnused(clientId, claims.getJWTID(), assertion, expires);
    return new Grant(
        clientId,
        signer.clientAmr(),
        consumerOrg.orElse(signer.enterprise()),
        consumerOrg.map(itActsFor -> signer.enterprise()),
        scopes,
        resource);
  }

  private static SignedJWT parse(String assertion) throws GeneralException {
    try {
      return SignedJWT.parse(assertion);
    } catch (ParseException unreadable) {
      throw invalid(whyUnreadable(assertion));
    }
  }

  private static final String NO_JWT =
      "The assertion is not a signed JWT. Send header, payload and signature, each base64url"
          + " without padding and with a dot between them.";

  private static String whyUnreadable(String assertion) {
    try {
      Map<String, Object> header =
          JSONObjectUtils.parse(JOSEObject.split(assertion)[0].decodeToString());
      if ("none".equals(header.get("alg"))) {
        return "The assertion is not signed: its alg is 'none'. Sign it with RS256.";
      }
      if (header.get("x5c") instanceof String) {
        return "The header x5c is a string. Write it as an array of strings, also when it holds one"
            + " certificate.";
      }
      if (header.containsKey("enc")) {
        return "The assertion is encrypted. Sign it, and do not encrypt it.";
      }
      return NO_JWT;
    } catch (ParseException notEvenAHeader) {
      return NO_JWT;
    }
  }

  private static JWTClaimsSet claims(SignedJWT jwt) throws GeneralException {
    try {
      return jwt.getJWTClaimsSet();
    } catch (ParseException unreadable) {
      throw invalid(
          "The assertion's payload is not a JSON object with the claims of a JWT. Write iat and exp"
              + " as numbers, and iss, aud, jti and scope as strings.");
    }
  }

  private static void checkHeader(JWSHeader header) throws GeneralException {
    if (!ALGORITHMS.contains(header.getAlgorithm())) {
      throw invalid(
          "The assertion is signed with "
              + Refusal.quote(header.getAlgorithm().getName())
              + ". Sign it with RS256, RS384 or RS512.");
    }
    if (header.getCriticalParams() != null) {
      throw invalid("The assertion has the header crit. Leave it out.");
    }
  }

  private Signer signer(JWSHeader header, String clientId) throws GeneralException {
    if (header.getX509CertChain() != null) {
      return signer(header.getX509CertChain().get(0).decode());
    }
    if (header.getKeyID() != null) {
      return clients.signer(clientId, header.getKeyID());
    }
    throw invalid(
        "The assertion's header has neither x5c nor kid. Put the virksomhetssertifikat with its"
            + " chain into x5c, or the id of a registered key into kid.");
  }

  private Signer signer(byte[] certificate) throws GeneralException {
    Identification found = identification.identify(new X509Sertifikat(certificate));
    if (found instanceof Identification.Refused refused) {
      throw invalid(why(refused.verdict()));
    }
    return new Signer(
        ((Identification.Identified) found).virksomhet(),
        (RSAPublicKey) X509CertUtils.parse(certificate).getPublicKey(),
        CERTIFICATE);
  }

  private static String why(CertificateVerdict verdict) {
    return switch (verdict) {
      case UNREADABLE ->
          "The first element of x5c is not an X.509 certificate. Write each as base64 of its DER"
              + " encoding: what stands between the lines BEGIN and END of a PEM file, without line"
              + " breaks.";
      case NOT_YET_VALID -> "The certificate in x5c is not valid yet. Use one that is valid now.";
      case EXPIRED -> "The certificate in x5c has expired. Use one that is valid now.";
      case UNSUITABLE_KEY ->
          "The certificate in x5c has a key that is too short or not RSA. Use a certificate for an"
              + " RSA key of 2048 bits or more.";
      case WEAK_SIGNATURE ->
          "The certificate in x5c is signed with a weak algorithm, such as SHA-1 or MD5. Use one that"
              + " is signed with SHA-256 or stronger.";
      case WRONG_KEY_USAGE ->
          "The certificate in x5c is not for signing. Use the one whose key usage is"
              + " digitalSignature.";
      case NO_ENTERPRISE_POLICY ->
          "The certificate in x5c is not a virksomhetssertifikat: it was not issued under a policy"
              + " for enterprises. Use an enterprise's certificate.";
      case NO_ORGANISATION_NUMBER ->
          "The certificate in x5c names no organisation number. It must stand in the subject's"
              + " serialNumber (SEID 1) or organizationIdentifier (SEID 2).";
      case UNTRUSTED ->
          "The certificate in x5c was not issued by an authority that is trusted here. Use one of"
              + " the demo's certificates.";
      case REVOKED -> "The certificate in x5c has been revoked. Use another one.";
      case REVOCATION_UNKNOWN ->
          "Whether the certificate in x5c has been revoked could not be determined. Try again"
              + " later.";
      case ACCEPTED -> throw new IllegalStateException("an accepted certificate is not refused");
    };
  }

  private static void checkSignature(SignedJWT jwt, RSAPublicKey key) throws GeneralException {
    try {
      if (jwt.verify(new RSASSAVerifier(key))) {
        return;
      }
    } catch (JOSEException unusable) {
      // Reported below: such a signature does not match either.
    }
    throw invalid(
        "The assertion's signature does not match the key. Sign it with the private key of the"
            + " certificate in x5c, or of the registered key that kid names.");
  }

  private static void checkNames(JWTClaimsSet claims) throws GeneralException {
    Set<String> unknown = new TreeSet<>(claims.getClaims().keySet());
    unknown.removeAll(CLAIMS);
    if (!unknown.isEmpty()) {
      throw invalid(
          "The assertion has the claim "
              + Refusal.quote(unknown.iterator().next())
              + ", which is not known here. Leave it out: Maskinporten refuses claims that its"
              + " documentation does not name.");
    }
  }

  private void checkAudience(JWTClaimsSet claims) throws GeneralException {
    List<String> audience = claims.getAudience();
    String expected = " Write only the issuer, as in the metadata: '" + issuer + "'.";
    if (audience.isEmpty()) {
      throw invalid("The assertion has no aud." + expected);
    }
    if (audience.size() > 1) {
      throw invalid("The assertion's aud has several values." + expected);
    }
    if (!issuer.toString().equals(audience.get(0))) {
      throw invalid(
          "The assertion's aud is "
              + Refusal.quote(audience.get(0))
              + ", which is wrong."
              + expected);
    }
  }

  private Instant checkTimes(JWTClaimsSet claims) throws GeneralException {
    Date issuedAt = claims.getIssueTime();
    Date expiration = claims.getExpirationTime();
    if (issuedAt == null) {
      throw invalid("The assertion has no iat. Write the time now, in seconds since 1970, UTC.");
    }
    if (expiration == null) {
      throw invalid("The assertion has no exp. Write a time at most 120 seconds after iat.");
    }
    Instant now = clock.instant();
    Instant issued = issuedAt.toInstant();
    Instant expires = expiration.toInstant();
    if (issued.isAfter(now.plus(CLOCK_SKEW))) {
      throw invalid(
          "The assertion's iat is more than 10 seconds ahead of the clock here. Set the client's"
              + " clock, and write iat in seconds, UTC.");
    }
    if (Duration.between(issued, expires).compareTo(LONGEST) > 0) {
      throw invalid(
          "The assertion's exp is more than 120 seconds after its iat. Write one that is at most"
              + " 120 seconds later.");
    }
    if (!expires.isAfter(now)) {
      throw invalid(
          "The assertion has expired: its exp has passed. Make a new assertion for each token.");
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && notBefore.toInstant().isAfter(now.plus(CLOCK_SKEW))) {
      throw invalid("The assertion's nbf has not come yet. Leave nbf out, or write iat there.");
    }
    return expires;
  }

  private static List<String> scopes(JWTClaimsSet claims) throws GeneralException {
    Object scope = claims.getClaim("scope");
    if (scope == null || "".equals(scope)) {
      throw Refusal.of(
          OAuth2Error.INVALID_SCOPE,
          "The assertion has no scope. Write the scopes that the token is to have, with a"
              + " space between them.");
    }
    return Optional.of(scope)
        .filter(String.class::isInstance)
        .flatMap(text -> Scopes.parse((String) text))
        .orElseThrow(
            () ->
                Refusal.of(
                    OAuth2Error.INVALID_SCOPE,
                    "The assertion's scope is malformed. Write one string, with one space between"
                        + " scopes."));
  }

  private static Optional<Virksomhetsidentifikator> consumerOrg(JWTClaimsSet claims)
      throws GeneralException {
    Object consumerOrg = claims.getClaim("consumer_org");
    if (consumerOrg == null) {
      return Optional.empty();
    }
    // Bare: Maskinporten takes no prefix here.
    if (consumerOrg instanceof String number && number.length() == 9) {
      Optional<Virksomhetsidentifikator> parsed = Virksomhetsidentifikator.parse(number);
      if (parsed.isPresent()) {
        return parsed;
      }
    }
    throw invalid(
        "The assertion's consumer_org is not an organisation number. Write nine digits, of which"
            + " the last is a check digit, as a string without a prefix.");
  }

  private static Optional<List<String>> resource(JWTClaimsSet claims) throws GeneralException {
    Object resource = claims.getClaim("resource");
    if (resource == null) {
      return Optional.empty();
    }
    List<?> values = resource instanceof List<?> list ? list : List.of(resource);
    if (values.isEmpty()
        || !values.stream().allMatch(value -> value instanceof String text && !text.isBlank())) {
      throw Refusal.of(
          OAuth2Error.INVALID_TARGET,
          "The assertion's resource is malformed. Write an array of strings, or leave it out.");
    }
    return Optional.of(values.stream().map(String.class::cast).toList());
  }

  private void checkUnused(String clientId, String jti, String assertion, Instant expires)
      throws GeneralException {
    String id = jti == null ? assertion : clientId + ' ' + jti;
    Instant now = clock.instant();
    synchronized (used) {
      used.values().removeIf(expired -> !expired.isAfter(now));
      if (used.putIfAbsent(id, expires) == null) {
        return;
      }
    }
    throw invalid(
        "The assertion has been used before. Make a new one for each token, with a jti of its"
            + " own.");
  }

  private static GeneralException invalid(String sentence) {
    return Refusal.of(OAuth2Error.INVALID_GRANT, sentence);
  }

  /**
   * Who signed an assertion.
   *
   * @param enterprise whose client it is
   * @param key with which the signature must verify
   * @param clientAmr how that is known
   */
  record Signer(Virksomhetsidentifikator enterprise, RSAPublicKey key, String clientAmr) {}
}
