package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.demo.site.SiteServlet;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/** {@code /demo/v1}: the control API, described in docs/testing.md. */
@WebServlet(urlPatterns = "/demo/v1/*")
public class ControlServlet extends SiteServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(ControlServlet.class.getName());

  /** Enough for a seed of some thousand citizens. */
  private static final int MAX_BYTES = 1024 * 1024;

  private final transient Routes routes = new Routes();

  @Inject
  ControlServlet(
      Citizens citizens,
      CitizenImport citizenImport,
      CitizenTokens citizenTokens,
      Reset reset,
      ClockControl clock,
      Keys keys,
      Enterprises enterprises,
      Faults faults,
      Calls calls) {
    citizens.addTo(routes);
    citizenImport.addTo(routes);
    citizenTokens.addTo(routes);
    reset.addTo(routes);
    clock.addTo(routes);
    keys.addTo(routes);
    enterprises.addTo(routes);
    faults.addTo(routes);
    calls.addTo(routes);
    routes.add("GET", "openapi", request -> description());
  }

  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<String> path = path(request);
    Reply reply = answer(request, path);
    if (reply.status() == Routes.METHOD_NOT_ALLOWED) {
      response.setHeader("Allow", routes.allowed(path));
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
      return routes.answer(read(request, path, body));
    } catch (Refused refused) {
      return refused.toReply();
    } catch (InvalidRequestException | AccessDeniedException refused) {
      return Reply.problem(400, "invalid-value", refused.getMessage(), null);
    } catch (RegistryUnavailableException unavailable) {
      LOG.log(Level.WARNING, "Answered 503: {0}", unavailable.getMessage());
      return Reply.problem(
          503, "registry-unavailable", "The registry does not answer. Try again.", null);
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A request below /demo failed", failure);
      return Reply.problem(
          500, "internal-error", "The demo failed; its log says more. Try again.", null);
    }
  }

  private static Reply description() {
    try (InputStream text = ControlServlet.class.getResourceAsStream("openapi.yaml")) {
      return new Reply(200, "application/yaml;charset=UTF-8", text.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
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
