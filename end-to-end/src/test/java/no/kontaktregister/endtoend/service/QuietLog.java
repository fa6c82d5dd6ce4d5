package no.kontaktregister.endtoend.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Checks that a class of tests makes the service log nothing but the audit trail, and why it
 * refused a request's security.
 */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(QuietLog.class);

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    tests.getStore(NAMESPACE).put("lines", DemoService.of(tests).log().lines().count());
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    String log = DemoService.of(tests).log();
    assertThat(log.lines().skip(tests.getStore(NAMESPACE).get("lines", Long.class)))
        .filteredOn(line -> !line.isBlank())
        .filteredOn(line -> !line.contains("kontaktregister.audit"))
        .filteredOn(line -> !line.contains("Refused a request's security: "))
        .isEmpty();
    assertThat(log).doesNotContain(Discretion.SECRET);
  }
}
