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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The answer to a request. It leaves as the endpoint writes it, unless a fault spoils it first:
 * then it is kept until it is complete, and sent with the damage.
 */
final class SpoilableAnswer extends HttpServletResponseWrapper {

  private static final Logger LOG = System.getLogger(SpoilableAnswer.class.getName());

  private static final String JOSE = "application/jose";

  /** What comes before the signature in a compact JWS, and in a SOAP message. */
  private static final Pattern BEFORE_SIGNATURE =
      Pattern.compile("^[\\w-]+\\.[\\w-]+\\.|<(?:\\w+:)?SignatureValue[^>]*>\\s*");

  /** From the server's request to its TCP connection, in Payara. */
  private static final List<String> PATH_TO_CONNECTION =
      List.of("getUnwrappedCoyoteRequest", "getCoyoteRequest", "getContext", "getConnection");

  private interface Damage {
    void send(byte[] whole) throws IOException;
  }

  private final HttpServletRequest request;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private ServletOutputStream body;
  private Damage damage;

  SpoilableAnswer(HttpServletRequest request, HttpServletResponse response) {
    super(response);
    this.request = request;
  }

  /** Whether the caller gets a signed answer if the endpoint accepts the request. */
  boolean isSigned() {
    return !request.getServletPath().startsWith("/rest")
        || Optional.ofNullable(request.getHeader("Accept")).orElse("").contains(JOSE);
  }

  /** The connection will break in the middle of the answer. */
  void breakOff() {
    damage = this::sendHalf;
  }

  /** The answer's signature will not match. */
  void falsifySignature() {
    damage = this::sendFalsified;
  }

  void sendSpoiled() throws IOException {
    if (damage != null && !isCommitted()) {
      damage.send(kept.toByteArray());
    }
  }

  private void sendHalf(byte[] whole) throws IOException {
    // A client that gets nothing at all may repeat the request by itself.
    if (whole.length > 0) {
      setHeader("Connection", "close");
      setContentLength(whole.length);
      super.getOutputStream().write(whole, 0, whole.length / 2);
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
    super.getOutputStream().write(spoiled);
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
  public void flushBuffer() throws IOException {
    if (damage == null) {
      super.flushBuffer();
    }
  }

  /** Writes to the server, or keeps what is written if the answer will be spoiled. */
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
      if (damage == null) {
        server.write(bytes, offset, length);
      } else {
        kept.write(bytes, offset, length);
      }
    }

    @Override
    public void flush() throws IOException {
      if (damage == null) {
        server.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (damage == null) {
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
