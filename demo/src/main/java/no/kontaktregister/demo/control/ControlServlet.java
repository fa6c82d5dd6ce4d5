package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.demo.site.SiteServlet;

/** {@code /demo/v1}: the control API, described in docs/testing.md. */
@WebServlet(urlPatterns = "/demo/v1/*")
public class ControlServlet extends SiteServlet {

  private static final long serialVersionUID = 1L;

  /** Enough for a seed of some thousand citizens. */
  private static final int MAX_BYTES = 1024 * 1024;

  private final transient Control control;

  @Inject
  ControlServlet(Control control) {
    this.control = control;
  }

  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> path = path(request);
    Reply reply = answer(request, path);
    if (reply.status() == Routes.METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", control.allowed(path));
    }
    response.setStatus(reply.status());
    response.setHeader("Cache-Control", "no-store");
    if (reply.contentType() != null) {
      response.setContentType(reply.contentType());
      response.setContentLength(reply.body().length);
      response.getOutputStream().write(reply.body());
    }
  }

  private Reply answer(HttpServletRequest request, List<String> path) throws IOException {
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      return Reply.problem(
          413,
          "body-too-large",
          "The body is longer than " + MAX_BYTES + " bytes. Send a shorter one.",
          null);
    }
    try {
      return control.answer(read(request, path, body));
    } catch (Refused malformedUrl) {
      return malformedUrl.toReply();
    }
  }

  private static List<String> path(HttpServletRequest request) {
    return List.of(Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1).split("/"));
  }

  private static Request read(HttpServletRequest request, List<String> path, byte[] body) {
    return new Request(
        request.getMethod(),
        path,
        query(Optional.ofNullable(request.getQueryString()).orElse("")),
        Optional.ofNullable(request.getContentType()),
        Optional.ofNullable(request.getHeader("Accept")).orElse(""),
        body);
  }

  // From the URL alone: the server's own reading also takes parameters from a form.
  private static Map<String, String> query(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : text.split("&")) {
      if (!parameter.isEmpty()) {
        String[] both = parameter.split("=", 2);
        parameters.put(decode(both[0]), both.length == 2 ? decode(both[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw Refused.because(
          "The URL has a percent sign without two hexadecimal digits. Correct it.");
    }
  }
}
