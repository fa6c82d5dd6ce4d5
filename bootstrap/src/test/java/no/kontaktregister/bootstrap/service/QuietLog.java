package no.kontaktregister.bootstrap.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Sees to it that whatever a class of tests sends, the service has nothing to log about it. */
public final class QuietLog implements BeforeAllCallback, AfterAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(QuietLog.class);

  @Override
  public void beforeAll(ExtensionContext tests) throws IOException {
    tests.getStore(NAMESPACE).put("log", DemoService.of(tests).log());
  }

  @Override
  public void afterAll(ExtensionContext tests) throws IOException {
    assertThat(DemoService.of(tests).log())
        .isEqualTo(tests.getStore(NAMESPACE).get("log", String.class));
  }
}
