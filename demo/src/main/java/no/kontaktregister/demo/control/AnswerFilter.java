package no.kontaktregister.demo.control;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Lets a fault spoil the answer of an endpoint on its way to the caller. */
@WebFilter(urlPatterns = {"/rest/*", "/ws/*", "/kontaktinfo-external/*"})
public class AnswerFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final ThreadLocal<SpoilableAnswer> CURRENT = new ThreadLocal<>();

  /** The answer to the request that this thread is answering. */
  static Optional<SpoilableAnswer> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    SpoilableAnswer answer = new SpoilableAnswer(request, response);
    CURRENT.set(answer);
    try {
      chain.doFilter(request, answer);
    } finally {
      CURRENT.remove();
    }
    answer.sendSpoiled();
  }
}
