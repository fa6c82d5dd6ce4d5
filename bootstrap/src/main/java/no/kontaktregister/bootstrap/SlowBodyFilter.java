package no.kontaktregister.bootstrap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;

/**
 * Gives up on a request's body that arrives too slowly: its reader gets an {@link IOException}. The
 * server itself gives up only when nothing at all arrives, so a sender of a byte now and then could
 * occupy a thread for as long as it likes.
 */
final class SlowBodyFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(SlowBodyFilter.class.getName());

  private static final long LEAST_BYTES_A_SECOND = 8 * 1024;

  /** For how long a body may be slower than that. */
  private static final long GRACE_SECONDS = 5;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(
        new HttpServletRequestWrapper(request) {

          private ServletInputStream body;

          @Override
          public ServletInputStream getInputStream() throws IOException {
            if (body == null) {
              body = new Body(super.getInputStream(), response);
            }
            return body;
          }
        },
        response);
  }

  private static final class Body extends ServletInputStream {

    private final ServletInputStream received;
    private final HttpServletResponse response;
    private final long start = System.nanoTime();
    private long bytes;
    private IOException failure;

    Body(ServletInputStream received, HttpServletResponse response) {
      this.received = received;
      this.response = response;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (failure != null) {
        throw failure;
      }
      try {
        int count = received.read(buffer, offset, length);
        bytes += Math.max(count, 0);
        if (count >= 0 && isTooSlow()) {
          throw new InterruptedIOException("too slow");
        }
        return count;
      } catch (IOException slowOrBroken) {
        LOG.log(
            Level.INFO,
            "Gave up on a request after {0} bytes of its body: it was too slow, or the connection"
                + " broke",
            bytes);
        // Whatever else arrives belongs to this body.
        response.setHeader("Connection", "close");
        failure = slowOrBroken;
        throw failure;
      }
    }

    private boolean isTooSlow() {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      return seconds > GRACE_SECONDS + bytes / LEAST_BYTES_A_SECOND;
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
}
