package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import no.kontaktregister.adapters.rest.protocol.RestSettings;

/**
 * Lets no more requests be answered concurrently than the service may. It comes last: whoever waits
 * is measured, and given up on if the body is slow.
 *
 * <p>A request has its turn when its body has arrived: a slow sender keeps nobody else from being
 * answered. Only so many bodies are waited for that the server has threads left for health checks.
 */
public final class AdmissionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** Of the 400 threads that the server has, as configured here. */
  private static final int MOST_RECEIVERS = 100;

  private final transient Semaphore receivers = new Semaphore(MOST_RECEIVERS);
  private final transient Admission admission;
  private final transient Refusal refusal;
  private final int maxBodyBytes;

  public AdmissionFilter(Admission admission, Refusal refusal, RestSettings settings) {
    this.admission = admission;
    this.refusal = refusal;
    this.maxBodyBytes = settings.maxBodyBytes();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!receivers.tryAcquire()) {
      admission.countRefusal();
      refusal.send(request, response);
      return;
    }
    HttpServletRequest received;
    try {
      received = ReceivedRequest.of(request, maxBodyBytes);
    } finally {
      receivers.release();
    }
    if (!admission.enter()) {
      refusal.send(request, response);
      return;
    }
    try {
      chain.doFilter(received, response);
    } finally {
      admission.leave();
    }
  }
}
