package no.kontaktregister.demo.idporten;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.openid.connect.sdk.OIDCError;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.kontaktregister.demo.oauth.Refusal;
import no.kontaktregister.demo.oauth.Scopes;

/** Checks what a client asks for when it sends a citizen to log in. */
final class LoginRequest {

  /** The base64url of a SHA-256. */
  private static final String CHALLENGE = "[A-Za-z0-9_-]{43}";

  private LoginRequest() {}

  /**
   * The request.
   *
   * @throws GeneralException if it is malformed, or asks for something that is not supported
   */
  static AuthorizationRequest check(Map<String, String> parameters) throws GeneralException {
    if (parameters.containsKey("request")) {
      throw Refusal.of(
          OAuth2Error.REQUEST_NOT_SUPPORTED,
          "The parameter request is not supported here. Send the parameters one by one.");
    }
    if (parameters.containsKey("request_uri")) {
      throw Refusal.of(
          OAuth2Error.REQUEST_URI_NOT_SUPPORTED,
          "The parameter request_uri is not supported here. Send the parameters one by one.");
    }
    String responseType = parameters.get("response_type");
    if (responseType == null) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The parameter response_type is missing. Send response_type=code.");
    }
    if (!responseType.equals("code")) {
      throw Refusal.of(
          OAuth2Error.UNSUPPORTED_RESPONSE_TYPE,
          "The response_type "
              + Refusal.quote(responseType)
              + " is not supported. Send response_type=code.");
    }
    if (!parameters.getOrDefault("response_mode", "query").equals("query")) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The response_mode is not supported here. Send response_mode=query, or none.");
    }
    if (Scopes.parse(parameters.getOrDefault("scope", "")).isEmpty()) {
      throw Refusal.of(
          OAuth2Error.INVALID_SCOPE,
          "The scope is missing or malformed. Send scopes with one space between them, such as"
              + " 'openid krr:user/kontaktinformasjon.read'.");
    }
    if (!parameters.getOrDefault("code_challenge", "").matches(CHALLENGE)) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The code_challenge is missing or malformed. Send the base64url of the SHA-256 of a"
              + " code_verifier (RFC 7636).");
    }
    if (!"S256".equals(parameters.get("code_challenge_method"))) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The code_challenge_method is missing or not S256. Send code_challenge_method=S256.");
    }
    if ("none".equals(parameters.get("prompt"))) {
      throw Refusal.of(
          OIDCError.LOGIN_REQUIRED,
          "Nobody is logged in: each login here is a new one. Leave out prompt=none.");
    }
    return AuthorizationRequest.parse(
        parameters.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
  }
}
