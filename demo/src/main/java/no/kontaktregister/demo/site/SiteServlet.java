package no.kontaktregister.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A servlet of the demo that pages of other sites cannot use. */
public abstract class SiteServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient Site site = Site.configured();

  /** Answers a request that does not come from another site. */
  protected abstract void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException;

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    // With no-referrer a browser would send the demo's own forms with Origin: null.
    response.setHeader("Referrer-Policy", "same-origin");
    Optional<String> refusal =
        site.refusal(request.getMethod(), request.getHeader("Host"), request.getHeader("Origin"));
    if (refusal.isPresent()) {
      send(response, HttpServletResponse.SC_FORBIDDEN, "text/plain", refusal.get() + "\n");
    } else {
      answer(request, response);
    }
  }

  /** Sends a text, in UTF-8. */
  protected static void send(
      HttpServletResponse response, int status, String mediaType, String text) throws IOException {
    byte[] content = text.getBytes(UTF_8);
    response.setStatus(status);
    response.setContentType(mediaType + "; charset=utf-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
