package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Refuses requests that could not even wait. It comes before all that is done for a request, so
 * that a refusal costs little.
 *
 * <p>Some servers close the connection when they answer 500 or 503. If its caller is still sending,
 * it gets an error instead of the answer. Therefore, a small body is received first.
 */
public final class OverloadFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Almost all requests are smaller. */
  private static final int SMALL_BYTES = 64 * 1024;

  /** A slow sender occupies a thread, and gets no more of them by being refused. */
  private static final int MOST_RECEIVERS = 32;

  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final transient Semaphore receivers = new Semaphore(MOST_RECEIVERS);
  private final transient Admission admission;
  private final transient Refusal refusal;

  public OverloadFilter(Admission admission, Refusal refusal) {
    this.admission = admission;
    this.refusal = refusal;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (admission.rejectIfFull()) {
      receiveSmallBody(request);
      refusal.send(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  @Override
  public void destroy() {
    refusal.close();
  }

  private void receiveSmallBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    if (length <= 0 || length > SMALL_BYTES || !receivers.tryAcquire()) {
      return;
    }
    try {
      InputStream body = request.getInputStream();
      byte[] part = new byte[(int) length];
      long start = System.nanoTime();
      int left = part.length;
      while (left > 0 && System.nanoTime() - start < PATIENCE.toNanos()) {
        int count = body.read(part, 0, left);
        if (count < 0) {
          return;
        }
        left -= count;
      }
    } catch (IOException slowOrBroken) {
      // It is refused all the same.
    } finally {
      receivers.release();
    }
  }
}
