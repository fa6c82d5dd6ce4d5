package no.kontaktregister.bootstrap.admission;

import jakarta.inject.Provider;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import no.kontaktregister.adapters.rest.protocol.OverloadProblem;
import no.kontaktregister.adapters.soap.protocol.OverloadFault;

/**
 * Refuses requests while there are as many as may wait. {@link AdmissionListener} puts it in front
 * of all other filters: what it costs to refuse the many is missing for answering the few.
 */
final class OverloadFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private final transient Provider<Admission> admissions;
  private transient Admission admission;

  OverloadFilter(Provider<Admission> admissions) {
    this.admissions = admissions;
  }

  @Override
  public void init() {
    admission = admissions.get();
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (admission.refusesAtOnce()) {
      refuse(request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  static void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getMethod().equals("POST") && !request.getServletPath().startsWith("/rest")) {
      OverloadFault.write(response);
    } else {
      OverloadProblem.write(response);
    }
  }
}
