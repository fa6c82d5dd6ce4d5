package no.kontaktregister.demo.control;

import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the messages of the calls of the endpoints, for {@link Calls}, and sends an answer spoiled
 * if a fault asks for that. The server dispatches an error to {@code /problem}, which writes the
 * answer in place of the endpoint.
 */
@WebFilter(
    urlPatterns = {"/rest/*", "/ws/*", "/kontaktinfo-external/*", CallRecorder.PROBLEM},
    dispatcherTypes = {REQUEST, ERROR})
public class CallRecorder extends HttpFilter {

  private static final long serialVersionUID = 1L;

  static final String PROBLEM = "/problem";
  private static final String CALL = CallRecorder.class.getName();
  private static final String CONTENT_TYPE = "Content-Type";

  private final transient Calls calls;

  @Inject
  CallRecorder(Calls calls) {
    this.calls = calls;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    RecordedCall call = call(request);
    if (call == null) {
      chain.doFilter(request, response);
      return;
    }
    RecordedAnswer answer = new RecordedAnswer(request, response, call);
    call.enter();
    try {
      chain.doFilter(new RecordedRequest(request, call), answer);
      answer.complete();
    } finally {
      call.leave();
      calls.end(call, response.getStatus(), headers(response));
    }
  }

  private RecordedCall call(HttpServletRequest request) {
    if (request.getDispatcherType() == ERROR) {
      return (RecordedCall) request.getAttribute(CALL);
    }
    if (request.getServletPath().equals(PROBLEM)) {
      return null;
    }
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    RecordedCall call =
        calls.begin(
            request.getMethod(),
            request.getRequestURI() + query,
            headers(
                Collections.list(request.getHeaderNames()),
                name -> Collections.list(request.getHeaders(name))));
    request.setAttribute(CALL, call);
    return call;
  }

  private static Map<String, String> headers(HttpServletResponse response) {
    Map<String, String> headers = headers(response.getHeaderNames(), response::getHeaders);
    // Servers keep it apart from the other headers.
    if (response.getContentType() != null) {
      headers.put(CONTENT_TYPE, response.getContentType());
    }
    return headers;
  }

  private static Map<String, String> headers(
      Collection<String> names, Function<String, Collection<String>> values) {
    Map<String, String> headers = new LinkedHashMap<>();
    names.forEach(name -> headers.put(name, String.join(", ", values.apply(name))));
    return headers;
  }
}
