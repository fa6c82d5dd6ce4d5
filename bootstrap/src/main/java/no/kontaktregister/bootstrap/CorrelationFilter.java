package no.kontaktregister.bootstrap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Gives each call an id, and writes the headers that each answer has. */
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
    // Answers are about citizens: nobody in between may store them, or guess their type.
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    try {
      chain.doFilter(request, response);
    } finally {
      correlation.end();
    }
  }
}
