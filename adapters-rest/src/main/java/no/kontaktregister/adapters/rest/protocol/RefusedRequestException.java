package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.Response;

/** An endpoint refuses a request before it calls a use case. */
public final class RefusedRequestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Response answer;

  RefusedRequestException(Problem problem, Response.ResponseBuilder answer) {
    super(problem.title(), null, false, false);
    this.answer = answer.entity(new RefusedRequest(problem)).build();
  }

  Response answer() {
    return answer;
  }
}
