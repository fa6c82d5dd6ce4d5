package no.kontaktregister.bootstrap;

import java.util.List;
import java.util.stream.Collectors;
import no.kontaktregister.domain.configuration.Fault;

/**
 * The configuration is wrong, so the service must not start. The message has a line for each fault.
 *
 * <p>There is no stack trace: the place where a fault was found does not help to correct it.
 */
final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigurationException(List<Fault> faults) {
    super(
        (faults.size() == 1
                ? "There is 1 fault in the configuration:"
                : "There are " + faults.size() + " faults in the configuration:")
            + faults.stream().map(fault -> "\n  " + fault).collect(Collectors.joining()),
        null,
        false,
        false);
  }
}
