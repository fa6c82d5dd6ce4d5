package no.kontaktregister.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;

/** The demo's command: {@code java -jar demo/target/demo.jar}, with one of the words below. */
public final class Demo {

  /** The registry's own organisation number. */
  private static final String REGISTRY = "991825827";

  /** Two mailbox providers, a public body, and a supplier of the second provider. */
  private static final List<String> CALLERS =
      List.of("984661185", "922020175", "974761076", "987654325");

  private static final String QUESTION =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
      <KanVelgeSikkerDigitalPostkasseForespoersel
          xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">
      <personidentifikator>%s</personidentifikator>
      </KanVelgeSikkerDigitalPostkasseForespoersel></e:Body></e:Envelope>""";

  private Demo() {}

  /**
   * @param args {@code keys} makes the keys; {@code token ORGNR} prints a token; {@code soap ORGNR
   *     PERSONIDENTIFIKATOR} asks the SOAP door and prints the answer
   */
  public static void main(String[] args) throws Exception {
    Path folder = besideTheJar();
    switch (args.length == 0 ? "" : args[0]) {
      case "keys" -> makeKeys(folder);
      case "token" -> System.out.println(DemoTokenIssuer.in(folder).token(args[1]));
      case "soap" ->
          System.out.println(
              new SecuredSoap(DemoAuthority.in(folder).keysOf(args[1]))
                  .call(
                      URI.create("http://localhost:8080/ws/postkasseleverandoer/v5"),
                      QUESTION.formatted(args[2])));
      default -> System.err.println("Say keys, token ORGNR, or soap ORGNR PERSONIDENTIFIKATOR.");
    }
  }

  private static void makeKeys(Path folder) throws Exception {
    DemoTokenIssuer.in(folder);
    DemoAuthority authority = DemoAuthority.in(folder);
    authority.keysOf(REGISTRY);
    for (String caller : CALLERS) {
      authority.keysOf(caller);
    }
  }

  private static Path besideTheJar() throws URISyntaxException {
    return Path.of(Demo.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .resolveSibling("keys");
  }
}
