package no.kontaktregister.demo.control;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/** The request of a call, which keeps what the endpoint reads. */
final class RecordedRequest extends HttpServletRequestWrapper {

  private final RecordedCall call;
  private ServletInputStream body;

  RecordedRequest(HttpServletRequest request, RecordedCall call) {
    super(request);
    this.call = call;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Body(super.getInputStream());
    }
    return body;
  }

  private final class Body extends ServletInputStream {

    private final ServletInputStream server;

    Body(ServletInputStream server) {
      this.server = server;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = server.read(buffer, offset, length);
      if (count > 0) {
        call.received(buffer, offset, count);
      }
      return count;
    }

    @Override
    public boolean isFinished() {
      return server.isFinished();
    }

    @Override
    public boolean isReady() {
      return server.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      server.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
