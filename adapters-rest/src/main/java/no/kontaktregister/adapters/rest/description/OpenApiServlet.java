package no.kontaktregister.adapters.rest.description;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * {@code /openapi}: describes the REST endpoints, in YAML. Served here, because not every server
 * has MicroProfile OpenAPI.
 */
@WebServlet(urlPatterns = "/openapi")
public class OpenApiServlet extends FileServlet {

  private static final long serialVersionUID = 1L;

  private final transient DescriptionSettings settings;

  @Inject
  OpenApiServlet(DescriptionSettings settings) {
    this.settings = settings;
  }

  @Override
  void read(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("application/yaml;charset=UTF-8");
    // The file ends where the security schemes begin.
    copy("openapi.yaml", response.getOutputStream());
    response.getOutputStream().write(settings.securitySchemes().getBytes(UTF_8));
  }
}
