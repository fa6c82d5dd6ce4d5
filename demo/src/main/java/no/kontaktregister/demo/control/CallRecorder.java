package no.kontaktregister.demo.control;

import static jakarta.servlet.DispatcherType.ERROR;
import static jakarta.servlet.DispatcherType.REQUEST;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps the messages of the calls of the endpoints, for {@link Calls}. The server dispatches an
 * error to {@code /problem}, which writes the answer in place of the endpoint.
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
    Answer answer = new Answer(response, call);
    call.enter();
    try {
      chain.doFilter(new Received(request, call), answer);
    } finally {
      answer.flushWriter();
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

  /** A request that keeps what is read of it. */
  private static final class Received extends HttpServletRequestWrapper {

    private final RecordedCall call;
    private ServletInputStream body;

    Received(HttpServletRequest request, RecordedCall call) {
      super(request);
      this.call = call;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (body == null) {
        body = new ReceivedBody(super.getInputStream(), call);
      }
      return body;
    }
  }

  private static final class ReceivedBody extends ServletInputStream {

    private final ServletInputStream received;
    private final RecordedCall call;

    ReceivedBody(ServletInputStream received, RecordedCall call) {
      this.received = received;
      this.call = call;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = received.read(buffer, offset, length);
      if (count > 0) {
        call.received(buffer, offset, count);
      }
      return count;
    }

    @Override
    public boolean isFinished() {
      return received.isFinished();
    }

    @Override
    public boolean isReady() {
      return received.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      received.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      received.close();
    }
  }

  /** An answer that keeps what is written to it. */
  private static final class Answer extends HttpServletResponseWrapper {

    private final RecordedCall call;
    private ServletOutputStream body;
    private PrintWriter writer;

    Answer(HttpServletResponse response, RecordedCall call) {
      super(response);
      this.call = call;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (body == null) {
        body = new AnswerBody(super.getOutputStream(), call);
      }
      return body;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      if (writer == null) {
        writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), getCharacterEncoding()));
      }
      return writer;
    }

    void flushWriter() {
      if (writer != null) {
        writer.flush();
      }
    }

    @Override
    public void flushBuffer() throws IOException {
      call.answering();
      super.flushBuffer();
    }

    @Override
    public void reset() {
      super.reset();
      call.startOver();
    }

    @Override
    public void resetBuffer() {
      super.resetBuffer();
      call.startOver();
    }
  }

  private static final class AnswerBody extends ServletOutputStream {

    private final ServletOutputStream sent;
    private final RecordedCall call;

    AnswerBody(ServletOutputStream sent, RecordedCall call) {
      this.sent = sent;
      this.call = call;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      call.sent(buffer, offset, length);
      sent.write(buffer, offset, length);
    }

    @Override
    public void flush() throws IOException {
      call.answering();
      sent.flush();
    }

    @Override
    public boolean isReady() {
      return sent.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      sent.setWriteListener(listener);
    }

    @Override
    public void close() throws IOException {
      call.answering();
      sent.close();
    }
  }
}
