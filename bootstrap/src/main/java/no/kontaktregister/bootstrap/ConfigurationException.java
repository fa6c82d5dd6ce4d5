package no.kontaktregister.bootstrap;

import java.util.List;
import java.util.stream.Collectors;
import no.kontaktregister.domain.configuration.Fault;

/**
 * The configuration is wrong, so the service must not start: one line for each fault.
 *
 * <p>It has no stack trace: where it was found says nothing about what is to be mended.
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
