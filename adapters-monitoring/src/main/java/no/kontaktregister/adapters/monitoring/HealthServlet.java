package no.kontaktregister.adapters.monitoring;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code /health/live}: UP while the service runs. {@code /health/ready}: UP only while the
 * registry answers. {@code /health/keys}: UP while each of the registry's own certificates is valid
 * and each file with keys is in use as it is. That is for people: a node without a valid
 * certificate still answers over REST.
 *
 * <p>The answers have the format of MicroProfile Health, which not every server has.
 */
@WebServlet(urlPatterns = {HealthServlet.LIVE, HealthServlet.READY, HealthServlet.KEYS})
public class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";
  static final String KEYS = "/health/keys";

  private final transient Readiness registry;
  private final transient KeyFiles keyFiles;

  @Inject
  HealthServlet(Readiness registry, KeyFiles keyFiles) {
    this.registry = registry;
    this.keyFiles = keyFiles;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<Check> checks =
        switch (request.getServletPath()) {
          case READY -> List.of(new Check("registry", registry.isReady(), ""));
          case KEYS -> checks(keyFiles.states(), Instant.now());
          default -> List.of();
        };
    boolean up = checks.stream().allMatch(Check::isUp);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response
        .getWriter()
        .write(
            "{\"status\":\"%s\",\"checks\":[%s]}"
                .formatted(
                    status(up), checks.stream().map(Check::json).collect(Collectors.joining(","))));
  }

  static List<Check> checks(List<KeyFile> files, Instant now) {
    return files.stream().map(file -> check(file, now)).toList();
  }

  private static Check check(KeyFile file, Instant now) {
    List<String> data = new ArrayList<>();
    file.validUntil().ifPresent(until -> data.add("\"validUntil\":\"" + until + "\""));
    if (file.isRefused()) {
      data.add("\"newContent\":\"refused\"");
    }
    return new Check(
        file.key(),
        !file.isExpired(now) && !file.isRefused(),
        data.isEmpty() ? "" : ",\"data\":{" + String.join(",", data) + "}");
  }

  private static String status(boolean up) {
    return up ? "UP" : "DOWN";
  }

  /** Its name needs no escapes: it is a word of this program. */
  record Check(String name, boolean isUp, String data) {

    String json() {
      return "{\"name\":\"%s\",\"status\":\"%s\"%s}".formatted(name, status(isUp), data);
    }
  }
}
