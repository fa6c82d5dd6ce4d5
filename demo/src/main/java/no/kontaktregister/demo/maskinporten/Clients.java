package no.kontaktregister.demo.maskinporten;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.text.ParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The clients whose keys have been registered. */
final class Clients {

  private static final int LEAST_BITS = 2048;
  private static final int LONGEST_ID = 255;

  private final Map<String, Client> clients = new ConcurrentHashMap<>();

  /**
   * Registers a client that is described in JSON: {@code client_id}, {@code client_orgno} (nine
   * digits) and {@code jwks}. The names are those of Digdir's self-service.
   *
   * @return what was registered, in JSON
   * @throws GeneralException with {@code invalid_request} when it could not be used
   */
  String register(String json) throws GeneralException {
    Map<String, Object> description;
    try {
      description = JSONObjectUtils.parse(json);
    } catch (ParseException malformed) {
      throw invalid("The body is not a JSON object.");
    }
    if (!(description.get("client_id") instanceof String clientId)) {
      throw invalid("client_id is missing, or is not a string.");
    }
    if (!(description.get("client_orgno") instanceof String organisationNumber)) {
      throw invalid("client_orgno is missing, or is not a string.");
    }
    JWKSet keys;
    try {
      keys = JWKSet.parse(JSONObjectUtils.getJSONObject(description, "jwks"));
    } catch (ParseException | NullPointerException malformed) {
      throw invalid("jwks is missing, or is not a JSON Web Key Set.");
    }
    return register(clientId, organisationNumber, keys);
  }

  /** The same, described in Java. */
  String register(String clientId, String organisationNumber, JWKSet keys) throws GeneralException {
    if (clientId.isBlank() || clientId.length() > LONGEST_ID) {
      throw invalid("client_id is empty, or longer than " + LONGEST_ID + " characters.");
    }
    Optional<Virksomhetsidentifikator> enterprise =
        Virksomhetsidentifikator.parse(organisationNumber);
    if (enterprise.isEmpty()) {
      throw invalid(
          "client_orgno is not an organisation number: nine digits, of which the last is a check"
              + " digit.");
    }
    Map<String, RSAKey> usable = new LinkedHashMap<>();
    for (JWK key : keys.getKeys()) {
      RSAKey rsa = usable(key);
      if (usable.put(rsa.getKeyID(), rsa) != null) {
        throw invalid("jwks has two keys with the same kid.");
      }
    }
    if (usable.isEmpty()) {
      throw invalid("jwks has no key.");
    }
    clients.put(clientId, new Client(enterprise.get(), Map.copyOf(usable)));
    Map<String, Object> registered = new HashMap<>();
    registered.put("client_id", clientId);
    registered.put("client_orgno", enterprise.get().value());
    registered.put("jwks", new JWKSet(List.<JWK>copyOf(usable.values())).toJSONObject());
    return JSONObjectUtils.toJSONString(registered);
  }

  /**
   * Whose registered key this is.
   *
   * @throws GeneralException with {@code invalid_client} when there is no such client or key
   */
  Assertions.Signer signer(String clientId, String kid) throws GeneralException {
    Client client = clients.get(clientId);
    if (client == null) {
      throw unknown(
          "The client "
              + Refusal.quote(clientId)
              + " in iss is not registered. Register its keys with POST clients, or send a"
              + " virksomhetssertifikat in x5c.");
    }
    RSAKey key = client.keys().get(kid);
    if (key == null) {
      throw unknown(
          "The client has no key with the kid "
              + Refusal.quote(kid)
              + ". Sign with a key that is registered, or register this one with POST clients.");
    }
    try {
      return new Assertions.Signer(
          client.enterprise(), key.toRSAPublicKey(), Assertions.REGISTERED_KEY);
    } catch (JOSEException checkedBefore) {
      throw new IllegalStateException(checkedBefore);
    }
  }

  private static RSAKey usable(JWK key) throws GeneralException {
    if (key.isPrivate()) {
      throw invalid(
          "jwks has a private key. Send only the public keys, and keep the private ones.");
    }
    if (key.getKeyID() == null || key.getKeyID().isBlank()) {
      throw invalid("jwks has a key without kid.");
    }
    if (!(key instanceof RSAKey rsa) || rsa.size() < LEAST_BITS) {
      throw invalid("jwks has a key that is not RSA of 2048 bits or more.");
    }
    return rsa;
  }

  private static GeneralException invalid(String what) {
    return Refusal.of(
        OAuth2Error.INVALID_REQUEST,
        what
            + " Send {'client_id': ..., 'client_orgno': ..., 'jwks': {'keys': [...]}} with double"
            + " quotes.");
  }

  // 400, which RFC 6749 allows: a 401 would have to name a scheme of HTTP authentication.
  private static GeneralException unknown(String sentence) {
    return Refusal.of(
        OAuth2Error.INVALID_CLIENT.setHTTPStatusCode(HTTPResponse.SC_BAD_REQUEST), sentence);
  }

  private record Client(Virksomhetsidentifikator enterprise, Map<String, RSAKey> keys) {}
}
