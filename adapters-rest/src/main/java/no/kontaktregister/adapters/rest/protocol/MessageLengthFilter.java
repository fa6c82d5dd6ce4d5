package no.kontaktregister.adapters.rest.protocol;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Refuses a request whose length is ambiguous, and closes its connection. A proxy that reads
 * another length than the server would let a caller hide a second request in the first one's body.
 *
 * <p>Source: RFC 9112, sections 6.1 and 6.3. Servers refuse some of these requests themselves;
 * servers/README.md says which.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class MessageLengthFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
    if (codings.isEmpty()
        || codings.size() == 1
            && codings.get(0).equalsIgnoreCase("chunked")
            && request.getHeader("Content-Length") == null) {
      chain.doFilter(request, response);
    } else {
      response.setHeader("Connection", "close");
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    }
  }
}
