package no.kontaktregister.adapters.monitoring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Measures each request of the REST and SOAP endpoints. */
public final class RequestTimeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  static final String REST = "/rest";

  private final transient RequestTimes times;

  public RequestTimeFilter(RequestTimes times) {
    this.times = times;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long begin = System.nanoTime();
    int status = HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    try {
      chain.doFilter(request, response);
      status = response.getStatus();
    } finally {
      times.observe(endpoint(request), status, begin);
    }
  }

  static String endpoint(HttpServletRequest request) {
    return request.getServletPath().startsWith(REST) ? "rest" : "soap";
  }
}
