package no.kontaktregister.bootstrap.admission;

import jakarta.inject.Provider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.kontaktregister.adapters.rest.protocol.RestSettings;

/**
 * Lets no more requests be answered at once than the service may. {@link AdmissionListener} puts it
 * behind all other filters.
 *
 * <p>A request has its turn when its body has arrived: a slow sender keeps nobody else from being
 * answered.
 */
final class AdmissionFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Provider<Admission> admissions;
  private final transient Provider<RestSettings> settings;
  private transient Admission admission;
  private transient int maxBodyBytes;

  AdmissionFilter(Provider<Admission> admissions, Provider<RestSettings> settings) {
    this.admissions = admissions;
    this.settings = settings;
  }

  @Override
  public void init() {
    admission = admissions.get();
    maxBodyBytes = settings.get().maxBodyBytes();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest received = ReceivedRequest.of(request, maxBodyBytes);
    if (!admission.enter()) {
      OverloadFilter.refuse(request, response);
      return;
    }
    try {
      chain.doFilter(received, response);
    } finally {
      admission.leave();
    }
  }
}
