package no.kontaktregister.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The demo's command: {@code java -jar demo/target/demo.jar}, with one of the words below. */
public final class Demo {

  /** The registry's own organisation number. */
  private static final String REGISTRY = "991825827";

  /** Two mailbox providers, a public body, and a supplier of the second provider. */
  private static final List<String> CALLERS =
      List.of("984661185", "922020175", "974761076", "987654325");

  private static final String SERVICE = "http://localhost:8080/ws/";

  private static final String MESSAGE =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
      <%1$sForespoersel xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">
      %2$s</%1$sForespoersel></e:Body></e:Envelope>""";

  private static final String EVERYTHING =
      Stream.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat", "VarslingsStatus")
          .map(need -> "<informasjonsbehov>" + need + "</informasjonsbehov>")
          .collect(Collectors.joining());

  private Demo() {}

  /**
   * @param args {@code keys} makes the keys; {@code token ORGNR} prints a token; {@code kan-velge
   *     ORGNR PERSONIDENTIFIKATOR} and {@code personer ORGNR PERSONIDENTIFIKATOR...} ask the SOAP
   *     door and print the answer
   */
  public static void main(String[] args) throws Exception {
    Path folder = besideTheJar();
    switch (args.length == 0 ? "" : args[0]) {
      case "keys" -> makeKeys(folder);
      case "token" -> System.out.println(DemoTokenIssuer.in(folder).token(args[1]));
      case "kan-velge" ->
          ask(
              folder,
              args[1],
              "postkasseleverandoer/v5",
              MESSAGE.formatted("KanVelgeSikkerDigitalPostkasse", persons(args)));
      case "personer" ->
          ask(
              folder,
              args[1],
              "oppslagstjenesten/v5",
              MESSAGE.formatted("HentPersoner", EVERYTHING + persons(args)));
      default ->
          System.err.println(
              "Say keys, token ORGNR, kan-velge ORGNR PERSONIDENTIFIKATOR,"
                  + " or personer ORGNR PERSONIDENTIFIKATOR...");
    }
  }

  private static void ask(Path folder, String enterprise, String path, String envelope)
      throws Exception {
    System.out.println(
        new SecuredSoap(DemoAuthority.in(folder).keysOf(enterprise))
            .call(URI.create(SERVICE + path), envelope));
  }

  private static String persons(String[] args) {
    return Stream.of(args)
        .skip(2)
        .map(number -> "<personidentifikator>" + number + "</personidentifikator>")
        .collect(Collectors.joining());
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
