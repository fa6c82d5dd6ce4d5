package no.kontaktregister.bootstrap;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.EnumSet;
import java.util.List;
import no.kontaktregister.adapters.monitoring.RequestTimeFilter;
import no.kontaktregister.adapters.monitoring.RequestTimes;
import no.kontaktregister.adapters.monitoring.TraceFilter;
import no.kontaktregister.adapters.monitoring.Tracing;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.bootstrap.admission.Admission;
import no.kontaktregister.bootstrap.admission.AdmissionFilter;
import no.kontaktregister.bootstrap.admission.OverloadFilter;
import no.kontaktregister.bootstrap.admission.Refusal;

/**
 * Puts the filters of the REST and SOAP endpoints in front of them, in this order: whoever is
 * refused for want of a place costs the others nothing, and whoever waits is seen by those that
 * measure requests and give up on slow bodies. Filters that are declared by annotation have no
 * order; they come before these.
 */
@WebListener
public class EndpointListener implements ServletContextListener {

  private final Provider<Admission> admission;
  private final Provider<RequestTimes> times;
  private final Provider<Tracing> tracing;
  private final Provider<Correlation> correlation;
  private final Provider<RestSettings> settings;

  /** Listeners come before the configuration is read, so that nothing is opened here. */
  @Inject
  EndpointListener(
      Provider<Admission> admission,
      Provider<RequestTimes> times,
      Provider<Tracing> tracing,
      Provider<Correlation> correlation,
      Provider<RestSettings> settings) {
    this.admission = admission;
    this.times = times;
    this.tracing = tracing;
    this.correlation = correlation;
    this.settings = settings;
  }

  @Override
  public void contextInitialized(ServletContextEvent start) {
    FilterRegistration.Dynamic endpoints =
        start.getServletContext().addFilter("endpoints", new EndpointFilter(this::filters));
    endpoints.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST), true, "/rest/*", "/ws/*", "/kontaktinfo-external/*");
    endpoints.setAsyncSupported(true);
  }

  private List<Filter> filters() {
    Refusal refusal = new Refusal();
    return List.of(
        new OverloadFilter(admission.get(), refusal),
        new RequestTimeFilter(times.get()),
        new TraceFilter(tracing.get()),
        new CorrelationFilter(correlation.get()),
        new SlowBodyFilter(),
        new AdmissionFilter(admission.get(), refusal, settings.get()));
  }
}
