package no.kontaktregister.endtoend.service;

import java.net.URI;
import java.nio.file.Path;
import no.kontaktregister.demo.SecuredSoap;

/** The service as {@code mvn -Prun} starts it: with keys that it makes itself. */
public final class RunningDemo {

  /** Whom the start page plays. */
  public static final String CALLER = "984661185";

  private static final Path KEYS = Path.of("target", "own-demo-keys").toAbsolutePath();

  private RunningDemo() {}

  public static Service start() throws Exception {
    return Service.startDemo(KEYS);
  }

  /** A client of the SOAP endpoint with the caller's keys. */
  public static SecuredSoap soap() throws Exception {
    return new SecuredSoap(KEYS.resolve(CALLER + ".p12"));
  }

  /** Where the keys are that the demo's tokens are checked with. */
  public static URI jwks() {
    return KEYS.resolve("maskinporten-jwks.json").toUri();
  }
}
