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

  private ReceivedRequest(HttpServletRequest request, byte[] received, ServletInputStream rest) {
    super(request);
    this.body = new Body(received, rest);
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
    ServletInputStream body = request.getInputStream();
    return new ReceivedRequest(
        request, read(body, (int) (declared < 0 ? most : Math.min(declared, most))), body);
  }

  private static byte[] read(ServletInputStream body, int most) {
    try {
      return body.readNBytes(most);
    } catch (IOException slowOrBroken) {
      // SlowBodyFilter throws it again when the endpoint reads, and the endpoint answers it.
      return new byte[0];
    }
  }

  @Override
  public ServletInputStream getInputStream() {
    return body;
  }

  /** What has been read, and then what is left. */
  private static final class Body extends ServletInputStream {

    private final InputStream received;
    private final ServletInputStream rest;

    Body(byte[] received, ServletInputStream rest) {
      this.received = new ByteArrayInputStream(received);
      this.rest = rest;
    }

    @Override
    public int read() throws IOException {
      int next = received.read();
      return next < 0 ? rest.read() : next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = received.read(buffer, offset, length);
      return count < 0 ? rest.read(buffer, offset, length) : count;
    }

    @Override
    public int available() throws IOException {
      return received.available() > 0 ? received.available() : rest.available();
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
