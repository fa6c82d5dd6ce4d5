package no.kontaktregister.adapters.monitoring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Makes a span for each request of the REST and SOAP endpoints, if there is tracing. */
public final class TraceFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Tracing tracing;

  public TraceFilter(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!tracing.isOn()) {
      chain.doFilter(request, response);
      return;
    }
    Tracing.Request span =
        tracing.begin(RequestTimeFilter.endpoint(request), request.getMethod(), request::getHeader);
    try {
      chain.doFilter(request, response);
    } catch (IOException | ServletException | RuntimeException failure) {
      span.failed(failure);
      throw failure;
    } finally {
      span.end(response.getStatus(), response.getHeader("X-Correlation-Id"));
    }
  }
}
