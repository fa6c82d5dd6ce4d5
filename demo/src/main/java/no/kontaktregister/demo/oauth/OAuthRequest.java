package no.kontaktregister.demo.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.demo.site.Language;

/**
 * An HTTP request to an authorization server, without any types of the servlet API.
 *
 * @param method the method, GET for HEAD
 * @param path the endpoint, below the authorization server's base path, without a slash at its
 *     start: {@code token}, {@code jwk}
 * @param query the URL's query as it was sent; empty when there is none
 * @param contentType the header Content-Type
 * @param authorization the header Authorization
 * @param body the body; empty when there is none
 * @param language of the page that answers, if a page does
 */
public record OAuthRequest(
    String method,
    String path,
    String query,
    Optional<String> contentType,
    Optional<String> authorization,
    String body,
    Language language) {

  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** Whether this is the given method on the given endpoint. */
  public boolean is(String otherMethod, String otherPath) {
    return method.equals(otherMethod) && path.equals(otherPath);
  }

  /**
   * The parameters of the body.
   *
   * @throws GeneralException with {@code invalid_request} if the body is not a form, the URL has
   *     parameters, or a parameter is given twice
   */
  public Map<String, String> form() throws GeneralException {
    if (!query.isEmpty()) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The request has parameters in its URL, where they would be logged. Send them in the"
              + " body.");
    }
    if (!hasContentType(FORM)) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The request is not a form. Send the parameters in the body with Content-Type "
              + FORM
              + ".");
    }
    return single(URLUtils.parseParameters(body));
  }

  /**
   * The parameters of the URL.
   *
   * @throws GeneralException with {@code invalid_request} when one is given twice
   */
  public Map<String, String> queryParameters() throws GeneralException {
    return single(URLUtils.parseParameters(query));
  }

  /**
   * The body, which must be JSON. A page of another site cannot send this content type unless its
   * browser asks first.
   *
   * @throws GeneralException with {@code invalid_request} when the content type is another one
   */
  public String json() throws GeneralException {
    if (!hasContentType(JSON)) {
      throw Refusal.of(
          OAuth2Error.INVALID_REQUEST,
          "The request is not JSON. Send it with Content-Type " + JSON + ".");
    }
    return body;
  }

  /** Leaves out what the caller sent: a form may have a citizen's number. */
  @Override
  public String toString() {
    return method + " " + path;
  }

  private boolean hasContentType(String expected) {
    return contentType
        .filter(type -> type.toLowerCase(Locale.ROOT).split(";", 2)[0].trim().equals(expected))
        .isPresent();
  }

  private static Map<String, String> single(Map<String, List<String>> parameters)
      throws GeneralException {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
      if (parameter.getValue().size() > 1) {
        throw Refusal.of(
            OAuth2Error.INVALID_REQUEST,
            "The parameter "
                + Refusal.quote(parameter.getKey())
                + " is given more than once. Give it once.");
      }
      values.put(parameter.getKey(), parameter.getValue().get(0));
    }
    return values;
  }
}
