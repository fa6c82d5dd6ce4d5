package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.kontaktregister.adapters.rest.protocol.RestSettings;

/**
 * Lets no more requests be answered at once than the service may. It comes last: whoever waits is
 * measured, and given up on if the body is slow.
 *
 * <p>A request has its turn when its body has arrived: a slow sender keeps nobody else from being
 * answered.
 */
public final class AdmissionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

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
    HttpServletRequest received = ReceivedRequest.of(request, maxBodyBytes);
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
