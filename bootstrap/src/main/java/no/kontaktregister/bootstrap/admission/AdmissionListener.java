package no.kontaktregister.bootstrap.admission;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;

/**
 * Puts the limit on requests in front of both endpoints. Filters that are declared by annotation
 * have no order, but these have: whoever is refused for want of a place to wait costs no other
 * filter anything, and whoever waits is seen by all others, which measure requests and give up on
 * slow bodies.
 */
@WebListener
public class AdmissionListener implements ServletContextListener {

  @Override
  public void contextInitialized(ServletContextEvent start) {
    add(start.getServletContext(), "overload", OverloadFilter.class, false);
    add(start.getServletContext(), "admission", AdmissionFilter.class, true);
  }

  private static void add(
      ServletContext context, String name, Class<? extends Filter> filter, boolean isLast) {
    context
        .addFilter(name, filter)
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST),
            isLast,
            "/rest/*",
            "/ws/*",
            "/kontaktinfo-external/*");
  }
}
