package no.kontaktregister.adapters.rest;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/**
 * {@code /openapi}: describes the REST endpoints, in YAML. Served here, because not every server
 * has MicroProfile OpenAPI.
 */
@WebServlet(urlPatterns = "/openapi")
public class OpenApiServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/yaml;charset=UTF-8");
    try (InputStream description = OpenApiServlet.class.getResourceAsStream("openapi.yaml")) {
      description.transferTo(response.getOutputStream());
    }
  }
}
