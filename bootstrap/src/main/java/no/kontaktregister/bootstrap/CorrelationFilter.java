package no.kontaktregister.bootstrap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives each call an id, and writes it into the answer. */
final class CorrelationFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Correlation correlation;

  CorrelationFilter(Correlation correlation) {
    this.correlation = correlation;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Correlation-Id", correlation.begin());
    try {
      chain.doFilter(request, response);
    } finally {
      correlation.end();
    }
  }
}
