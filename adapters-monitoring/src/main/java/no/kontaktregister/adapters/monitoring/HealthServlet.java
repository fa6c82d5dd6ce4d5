package no.kontaktregister.adapters.monitoring;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /health/live}: UP while the service runs. {@code /health/ready}: UP only while the
 * registry answers.
 *
 * <p>The answers have the format of MicroProfile Health, which not every server has.
 */
@WebServlet(urlPatterns = {HealthServlet.LIVE, HealthServlet.READY})
public class HealthServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  static final String LIVE = "/health/live";
  static final String READY = "/health/ready";

  private final transient Readiness registry;

  @Inject
  HealthServlet(Readiness registry) {
    this.registry = registry;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    if (request.getServletPath().equals(LIVE)) {
      response.getWriter().write("{\"status\":\"UP\",\"checks\":[]}");
      return;
    }
    boolean up = registry.isReady();
    response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response
        .getWriter()
        .write(
            "{\"status\":\"%1$s\",\"checks\":[{\"name\":\"registry\",\"status\":\"%1$s\"}]}"
                .formatted(up ? "UP" : "DOWN"));
  }
}
