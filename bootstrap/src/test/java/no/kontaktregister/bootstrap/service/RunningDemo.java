package no.kontaktregister.bootstrap.service;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.DemoTokenIssuer;
import no.kontaktregister.demo.SecuredSoap;

/** The service as {@code mvn -Prun} starts it: with keys that the demo has made. */
public final class RunningDemo {

  /** Whom the start page plays. */
  public static final String CALLER = "984661185";

  private static final Path KEYS = Path.of("target", "demo-keys").toAbsolutePath();

  private RunningDemo() {}

  public static Service start() throws Exception {
    DemoTokenIssuer.in(KEYS);
    DemoAuthority authority = DemoAuthority.in(KEYS);
    authority.keysOf(CALLER);
    return Service.start(
        Map.of(
            "mp.config.profile", "demo",
            "kontaktregister.demo.keys", KEYS.toString(),
            "kontaktregister.maskinporten.issuer", DemoTokenIssuer.ISSUER,
            // None, because the demo's tokens are for anybody.
            "kontaktregister.maskinporten.audience", "",
            "kontaktregister.maskinporten.jwks-url", jwks().toString(),
            "kontaktregister.certificates.trust", KEYS.resolve("ca.pem").toString(),
            "kontaktregister.soap.keystore", authority.keysOf("991825827").toString()));
  }

  /** A client of the SOAP door with the caller's keys. */
  public static SecuredSoap soap() throws Exception {
    return new SecuredSoap(KEYS.resolve(CALLER + ".p12"));
  }

  /** Where the keys are that the demo's tokens are checked with. */
  public static URI jwks() {
    return KEYS.resolve("jwks.json").toUri();
  }
}
