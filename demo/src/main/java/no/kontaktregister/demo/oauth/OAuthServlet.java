package no.kontaktregister.demo.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.JakartaServletUtils;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.SiteServlet;

/** Passes requests to an authorization server, and its responses back. */
public abstract class OAuthServlet extends SiteServlet {

  private static final long serialVersionUID = 1L;

  /** Enough for an assertion with a chain of certificates, and for a client's keys. */
  private static final int MAX_BYTES = 64 * 1024;

  private static final HTTPResponse TOO_LONG =
      Answers.error(
          Refusal.of(
              OAuth2Error.INVALID_REQUEST.setHTTPStatusCode(
                  HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE),
              "The body is longer than " + MAX_BYTES + " bytes. Send a shorter one."));

  /** Answers a request. */
  protected abstract HTTPResponse answer(OAuthRequest request);

  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Read from the stream: the server's own reading of a form also takes parameters from the URL.
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    HTTPResponse answer =
        body.length > MAX_BYTES ? TOO_LONG : answer(read(request, new String(body, UTF_8)));
    JakartaServletUtils.applyHTTPResponse(answer, response);
  }

  private static OAuthRequest read(HttpServletRequest request, String body) {
    return new OAuthRequest(
        // The server drops the body that answers a HEAD.
        request.getMethod().equals("HEAD") ? "GET" : request.getMethod(),
        path(request),
        Optional.ofNullable(request.getQueryString()).orElse(""),
        Optional.ofNullable(request.getContentType()),
        Optional.ofNullable(request.getHeader("Authorization")),
        body,
        Language.of(request));
  }

  /** What follows the mapped path, or the path itself where the mapping is exact. */
  private static String path(HttpServletRequest request) {
    return Optional.ofNullable(request.getPathInfo())
        .orElseGet(request::getServletPath)
        .substring(1);
  }
}
