package no.kontaktregister.demo.oauth;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.util.Map;
import java.util.stream.Collectors;

/** The responses of an authorization server. */
public final class Answers {

  private static final String BASIC = "Basic";
  private static final int METHOD_NOT_ALLOWED = 405;

  private Answers() {}

  /** A JSON document. */
  public static HTTPResponse json(int status, String json) {
    HTTPResponse answer = new HTTPResponse(status);
    answer.setEntityContentType(ContentType.APPLICATION_JSON);
    answer.setBody(json);
    return answer;
  }

  /** An error as RFC 6749, section 5.2 writes it. */
  public static HTTPResponse error(GeneralException refusal) {
    ErrorObject error = refusal.getErrorObject();
    HTTPResponse answer = new TokenErrorResponse(error).toHTTPResponse();
    if (answer.getStatusCode() == HTTPResponse.SC_UNAUTHORIZED) {
      answer.setWWWAuthenticate(BASIC);
    }
    return answer;
  }

  /**
   * The response to a request that no endpoint takes.
   *
   * @param request what was asked
   * @param methods the methods of each endpoint, as in the header Allow
   */
  public static HTTPResponse none(OAuthRequest request, Map<String, String> methods) {
    String allow = methods.get(request.path());
    if (allow == null) {
      return error(
          HTTPResponse.SC_NOT_FOUND,
          "There is no such endpoint. The endpoints are: "
              + methods.keySet().stream().sorted().collect(Collectors.joining(", "))
              + ".");
    }
    HTTPResponse answer = error(METHOD_NOT_ALLOWED, "This endpoint takes only " + allow + ".");
    answer.setHeader("Allow", allow);
    return answer;
  }

  private static HTTPResponse error(int status, String sentence) {
    return new TokenErrorResponse(
            OAuth2Error.INVALID_REQUEST.setDescription(sentence).setHTTPStatusCode(status))
        .toHTTPResponse();
  }
}
