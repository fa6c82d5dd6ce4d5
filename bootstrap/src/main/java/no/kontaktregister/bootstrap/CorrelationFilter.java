package no.kontaktregister.bootstrap;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Writes the id of the call into every answer. */
@WebFilter(urlPatterns = {"/rest/*", "/ws/*", "/kontaktinfo-external/*"})
public class CorrelationFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Correlation correlation;

  @Inject
  CorrelationFilter(Correlation correlation) {
    this.correlation = correlation;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Correlation-Id", correlation.id());
    chain.doFilter(request, response);
  }
}
