package no.kontaktregister.bootstrap.admission;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import no.kontaktregister.adapters.rest.protocol.RestSettings;

/**
 * Puts the limit on requests in front of both endpoints. Filters that are declared by annotation
 * have no order, but these have: whoever is refused for want of a place to wait costs no other
 * filter anything, and whoever waits is seen by all others, which measure requests and give up on
 * slow bodies.
 */
@WebListener
public class AdmissionListener implements ServletContextListener {

  private final Provider<Admission> admissions;
  private final Provider<RestSettings> settings;

  /** Listeners come before the configuration is read, so that nothing is opened here. */
  @Inject
  AdmissionListener(Provider<Admission> admissions, Provider<RestSettings> settings) {
    this.admissions = admissions;
    this.settings = settings;
  }

  @Override
  public void contextInitialized(ServletContextEvent start) {
    ServletContext context = start.getServletContext();
    add(context.addFilter("overload", new OverloadFilter(admissions)), false);
    add(context.addFilter("admission", new AdmissionFilter(admissions, settings)), true);
  }

  private static void add(FilterRegistration filter, boolean isLast) {
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST), isLast, "/rest/*", "/ws/*", "/kontaktinfo-external/*");
  }
}
