package no.kontaktregister.endtoend.service;

import java.net.URI;
import no.kontaktregister.demo.SecuredSoap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the service as {@code mvn -Prun} starts it, with the demo's own keys and token
 * issuers: one for the whole run, because a start takes seconds.
 */
public final class RunningDemo implements ParameterResolver {

  /** A mailbox provider, as which the console asks. */
  public static final String CALLER = "984661185";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Service.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(Namespace.create(RunningDemo.class))
        .getOrComputeIfAbsent(Service.class, key -> start(), Service.class);
  }

  private static Service start() {
    try {
      return Service.startDemo();
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** A client of the SOAP endpoint with the caller's keys. */
  public static SecuredSoap soap() throws Exception {
    return soapOf(CALLER);
  }

  /** The same with the keys of another enterprise of the demo. */
  public static SecuredSoap soapOf(String enterprise) throws Exception {
    return new SecuredSoap(DemoKeys.folder().resolve(enterprise + ".p12"));
  }

  /** Where the keys are that the demo's tokens are checked with. */
  public static URI jwks() {
    return DemoKeys.folder().resolve("maskinporten-jwks.json").toUri();
  }
}
