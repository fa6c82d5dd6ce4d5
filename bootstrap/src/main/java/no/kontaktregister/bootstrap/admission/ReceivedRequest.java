package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request whose body has arrived, as far as an endpoint reads it. */
final class ReceivedRequest extends HttpServletRequestWrapper {

  private final ServletInputStream body;

  private ReceivedRequest(HttpServletRequest request, ServletInputStream body) {
    super(request);
    this.body = body;
  }

  /**
   * Reads the body.
   *
   * @param maxBodyBytes the largest body that an endpoint takes. It reads one byte more to see that
   *     a body is larger
   */
  static HttpServletRequest of(HttpServletRequest request, int maxBodyBytes) throws IOException {
    long declared = request.getContentLengthLong();
    long most = maxBodyBytes + 1L;
    return new ReceivedRequest(
        request,
        Body.receive(
            request.getInputStream(),
            (int) (declared < 0 ? most : Math.min(declared, most)),
            most));
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  /** What has been read, and then what is left. */
  private static final class Body extends ServletInputStream {

    private final InputStream received;
    private final boolean isWhole;
    private final ServletInputStream rest;

    private Body(byte[] received, boolean isWhole, ServletInputStream rest) {
      this.received = new ByteArrayInputStream(received);
      this.isWhole = isWhole;
      this.rest = rest;
    }

    static Body receive(ServletInputStream body, int length, long most) {
      try {
        byte[] received = body.readNBytes(length);
        return new Body(received, received.length < most, body);
      } catch (IOException slowOrBroken) {
        // SlowBodyFilter throws it again when the endpoint reads, and the endpoint answers it.
        return new Body(new byte[0], false, body);
      }
    }

    @Override
    public int read() throws IOException {
      int next = received.read();
      return next < 0 && !isWhole ? rest.read() : next;
    }

    /** Of a body that is whole, nothing is read again: after a wait, the server would give up. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = received.read(buffer, offset, length);
      return count < 0 && !isWhole ? rest.read(buffer, offset, length) : count;
    }

    @Override
    public int available() throws IOException {
      return received.available() > 0 || isWhole ? received.available() : rest.available();
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return rest.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      rest.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      rest.close();
    }
  }
}
