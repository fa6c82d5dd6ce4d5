package no.kontaktregister.endtoend.service;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the running demo: one for the whole run, because a start takes seconds. */
public final class DemoService implements ParameterResolver {

  private static Service given;

  /** Makes the tests use this service. It is the caller's to stop. */
  public static void use(Service service) {
    given = service;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Service.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return of(test);
  }

  static Service of(ExtensionContext test) {
    if (given != null) {
      return given;
    }
    return test.getRoot()
        .getStore(Namespace.create(DemoService.class))
        .getOrComputeIfAbsent(Service.class, key -> start(), Service.class);
  }

  private static Service start() {
    try {
      return Service.start(Map.of());
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
