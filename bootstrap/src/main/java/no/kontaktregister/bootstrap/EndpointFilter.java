package no.kontaktregister.bootstrap;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/** Several filters as one, because servers do much before and after each filter of theirs. */
final class EndpointFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Supplier<List<Filter>> filters;
  private transient List<Filter> inOrder;

  /**
   * @param filters makes the filters, when the server starts this one
   */
  EndpointFilter(Supplier<List<Filter>> filters) {
    this.filters = filters;
  }

  @Override
  public void init() {
    inOrder = filters.get();
  }

  @Override
  public void destroy() {
    inOrder.forEach(Filter::destroy);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain endpoint)
      throws IOException, ServletException {
    from(0, endpoint).doFilter(request, response);
  }

  private FilterChain from(int index, FilterChain endpoint) {
    return index == inOrder.size()
        ? endpoint
        : (request, response) ->
            inOrder.get(index).doFilter(request, response, from(index + 1, endpoint));
  }
}
