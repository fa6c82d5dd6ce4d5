package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The answer to a call. It leaves as the endpoint writes it, and the call keeps what is sent. If a
 * fault spoils the answer, it is held back until it is complete, and sent with the damage.
 */
final class RecordedAnswer extends HttpServletResponseWrapper {

  private static final Logger LOG = System.getLogger(RecordedAnswer.class.getName());

  /** What comes before the signature in a compact JWS, and in a SOAP message. */
  private static final Pattern BEFORE_SIGNATURE =
      Pattern.compile("^[\\w-]+\\.[\\w-]+\\.|<(?:\\w+:)?SignatureValue[^>]*>\\s*");

  /** From the server's request to its TCP connection, in Payara. */
  private static final List<String> PATH_TO_CONNECTION =
      List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection");

  private final HttpServletRequest request;
  private final RecordedCall call;
  private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
  private ServletOutputStream body;
  private PrintWriter writer;

  RecordedAnswer(HttpServletRequest request, HttpServletResponse response, RecordedCall call) {
    super(response);
    this.request = request;
    this.call = call;
  }

  /** Sends what is left to send. */
  void complete() throws IOException {
    if (writer != null) {
      writer.flush();
    }
    if (isHeldBack() && !isCommitted()) {
      switch (call.damage().orElseThrow()) {
        case BROKEN_CONNECTION -> sendHalf(heldBack.toByteArray());
        case WRONG_SIGNATURE -> sendFalsified(heldBack.toByteArray());
      }
    }
  }

  private boolean isHeldBack() {
    return call.damage().isPresent();
  }

  private void send(byte[] bytes, int offset, int length) throws IOException {
    call.sent(bytes, offset, length);
    super.getOutputStream().write(bytes, offset, length);
  }

  private void sendHalf(byte[] whole) throws IOException {
    call.answering();
    // A client that gets nothing at all may repeat the request by itself.
    if (whole.length > 0) {
      setHeader("Connection", "close");
      setContentLength(whole.length);
      send(whole, 0, whole.length / 2);
      super.flushBuffer();
    }
    closeConnection();
  }

  /**
   * No interface of Jakarta closes a connection. On servers other than Payara, the header and the
   * missing half have to do, which does not work with HTTP/2.
   */
  private void closeConnection() {
    ServletRequest received = request;
    while (received instanceof ServletRequestWrapper wrapper) {
      received = wrapper.getRequest();
    }
    try {
      Object connection = received;
      for (String step : PATH_TO_CONNECTION) {
        connection = connection.getClass().getMethod(step).invoke(connection);
      }
      connection.getClass().getMethod("terminateSilently").invoke(connection);
    } catch (ReflectiveOperationException anotherServer) {
      LOG.log(
          Level.WARNING, "This server closes no connection for the demo; the answer is cut off");
    }
  }

  private void sendFalsified(byte[] whole) throws IOException {
    boolean isZipped = getHeader("Content-Encoding") != null;
    String text = new String(isZipped ? unzip(whole) : whole, ISO_8859_1);
    Matcher before = BEFORE_SIGNATURE.matcher(text);
    byte[] spoiled = whole;
    if (before.find()) {
      StringBuilder falsified = new StringBuilder(text);
      falsified.setCharAt(before.end(), text.charAt(before.end()) == 'A' ? 'B' : 'A');
      byte[] plain = falsified.toString().getBytes(ISO_8859_1);
      spoiled = isZipped ? zip(plain) : plain;
    }
    setContentLength(spoiled.length);
    send(spoiled, 0, spoiled.length);
  }

  private static byte[] unzip(byte[] zipped) throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
  }

  private static byte[] zip(byte[] plain) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream content = new GZIPOutputStream(zipped)) {
      content.write(plain);
    }
    return zipped.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    if (body == null) {
      body = new Body(super.getOutputStream());
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

  @Override
  public void flushBuffer() throws IOException {
    if (!isHeldBack()) {
      call.answering();
      super.flushBuffer();
    }
  }

  @Override
  public void reset() {
    super.reset();
    startOver();
  }

  @Override
  public void resetBuffer() {
    super.resetBuffer();
    startOver();
  }

  private void startOver() {
    heldBack.reset();
    call.startOver();
  }

  private final class Body extends ServletOutputStream {

    private final ServletOutputStream server;

    Body(ServletOutputStream server) {
      this.server = server;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (isHeldBack()) {
        heldBack.write(bytes, offset, length);
      } else {
        send(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (!isHeldBack()) {
        call.answering();
        server.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (!isHeldBack()) {
        call.answering();
        server.close();
      }
    }

    @Override
    public boolean isReady() {
      return server.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      server.setWriteListener(listener);
    }
  }
}
