package no.kontaktregister.adapters.rest.description;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * {@code /swagger-ui/index.html}: shows what {@link OpenApiServlet} describes, if this is
 * configured. The path is that of the real service.
 */
@WebServlet(urlPatterns = "/swagger-ui/*")
public class SwaggerUiServlet extends FileServlet {

  private static final long serialVersionUID = 1L;

  private static final String HTML = "text/html;charset=UTF-8";
  private static final String SCRIPT = "text/javascript;charset=UTF-8";

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "index.html", HTML,
          "oauth2-redirect.html", HTML,
          "oauth2-redirect.js", SCRIPT,
          "swagger-initializer.js", SCRIPT,
          "swagger-ui-bundle.js", SCRIPT,
          "swagger-ui-bundle.js.LICENSE.txt", "text/plain;charset=UTF-8",
          "swagger-ui.css", "text/css;charset=UTF-8",
          "favicon-32x32.png", "image/png");

  /** Swagger UI draws its icons from data: URLs, and styles its elements one by one. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors"
          + " 'none'";

  private final transient DescriptionSettings settings;

  @Inject
  SwaggerUiServlet(DescriptionSettings settings) {
    this.settings = settings;
  }

  @Override
  boolean exists(HttpServletRequest request) {
    return settings.hasSwaggerUi() && MEDIA_TYPES.containsKey(file(request));
  }

  @Override
  void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType(MEDIA_TYPES.get(file(request)));
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Referrer-Policy", "same-origin");
    copy(file(request), response.getOutputStream());
  }

  private static String file(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null ? "" : path.substring(1);
  }
}
