package no.kontaktregister.demo.idporten;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.kontaktregister.demo.oauth.Refusal;

/**
 * Where citizens may be sent after the login: to this machine, or to an address that a client has
 * registered.
 */
final class RedirectUris {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Map<String, Set<URI>> registered = new ConcurrentHashMap<>();

  /**
   * Registers a client that is described in JSON: {@code client_id} and {@code redirect_uris}.
   *
   * @return what was registered, in JSON
   * @throws GeneralException with {@code invalid_request} when it could not be used
   */
  String register(String json) throws GeneralException {
    try {
      Map<String, Object> description = JSONObjectUtils.parse(json);
      List<String> uris = JSONObjectUtils.getStringList(description, "redirect_uris");
      if (description.get("client_id") instanceof String clientId
          && !clientId.isBlank()
          && uris != null
          && !uris.isEmpty()) {
        register(clientId, Set.copyOf(uris.stream().map(RedirectUris::usable).toList()));
        return JSONObjectUtils.toJSONString(Map.of("client_id", clientId, "redirect_uris", uris));
      }
    } catch (ParseException | IllegalArgumentException malformed) {
      // Reported below, like what is missing.
    }
    throw Refusal.of(
        OAuth2Error.INVALID_REQUEST,
        "The body does not describe a client. Send {'client_id': ..., 'redirect_uris': [...]} with"
            + " double quotes; each redirect URI is absolute and has no fragment.");
  }

  void register(String clientId, Set<URI> uris) {
    registered.put(clientId, Set.copyOf(uris));
  }

  /**
   * @throws GeneralException with {@code invalid_request} if nobody may be sent there
   */
  URI check(String clientId, String redirectUri) throws GeneralException {
    if (redirectUri == null) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The parameter redirect_uri is missing. Send the address that the client waits at.");
    }
    try {
      URI uri = usable(redirectUri);
      if (isLoopback(uri) || registered.getOrDefault(clientId, Set.of()).contains(uri)) {
        return uri;
      }
    } catch (IllegalArgumentException unusable) {
      // Reported below: nobody may be sent there either.
    }
    throw Refusal.of(
        OAuth2Error.INVALID_REQUEST,
        "The redirect_uri is neither on this machine (http://localhost, http://127.0.0.1 or"
            + " http://[::1], any port) nor registered for the client. Change it, or register it"
            + " with POST clients.");
  }

  private static boolean isLoopback(URI uri) {
    return uri.getScheme().matches("https?")
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && LOOPBACK.contains(uri.getHost());
  }

  private static URI usable(String text) {
    URI uri = URI.create(text);
    if (!uri.isAbsolute() || uri.getRawFragment() != null) {
      throw new IllegalArgumentException("relative, or with a fragment");
    }
    return uri;
  }
}
