package no.kontaktregister.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Sees to it that whatever a class of tests sends, the service has no more to log about it than the
 * audit trail and, in a word, why a signature was refused.
 */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(QuietLog.class);

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    tests.getStore(NAMESPACE).put("log", unexpectedLog(tests));
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    assertThat(unexpectedLog(tests)).isEqualTo(tests.getStore(NAMESPACE).get("log", String.class));
    assertThat(DemoService.of(tests).log()).doesNotContain(Discretion.SECRET);
  }

  private static String unexpectedLog(ExtensionContext tests) throws IOException {
    return DemoService.of(tests)
        .log()
        .lines()
        .filter(line -> !line.contains(" kontaktregister.audit: "))
        .filter(line -> !line.contains(".FaultTranslation: Refused a request's security: "))
        .collect(Collectors.joining("\n"));
  }
}
