package no.kontaktregister.demo;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A client of the demo: {@code java -jar demo/target/demo-client.jar}, with one of the words below.
 */
public final class DemoClient {

  private static final String SERVICE = "http://localhost:8080";

  private static final String SCOPES =
      "krr:postkasse/kanvelge.read krr:postkasse/postkasse.write"
          + " krr:global/kontaktinformasjon.read krr:global/digitalpost.read"
          + " krr:global/hentendring.read";

  private static final String MESSAGE =
      """
      <e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body>
      <%1$sForespoersel xmlns="http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02">
      %2$s</%1$sForespoersel></e:Body></e:Envelope>""";

  private static final String EVERYTHING =
      Stream.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat", "VarslingsStatus")
          .map(need -> "<informasjonsbehov>" + need + "</informasjonsbehov>")
          .collect(Collectors.joining());

  private DemoClient() {}

  /**
   * @param args {@code token ORGNR [SCOPES]} gets a token from the demo's Maskinporten and prints
   *     it; {@code kan-velge ORGNR PERSONIDENTIFIKATOR} and {@code personer ORGNR
   *     PERSONIDENTIFIKATOR...} ask the SOAP endpoint and print the answer
   */
  public static void main(String[] args) throws Exception {
    Path folder = keys();
    switch (args.length == 0 ? "" : args[0]) {
      case "token" ->
          System.out.println(
              MaskinportenClient.token(
                  URI.create(SERVICE + "/maskinporten/"),
                  DemoAuthority.in(folder).keysOf(args[1]),
                  args.length > 2 ? args[2] : SCOPES));
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
              "Say token ORGNR [SCOPES], kan-velge ORGNR PERSONIDENTIFIKATOR,"
                  + " or personer ORGNR PERSONIDENTIFIKATOR...");
    }
  }

  private static void ask(Path folder, String enterprise, String path, String envelope)
      throws Exception {
    System.out.println(
        new SecuredSoap(DemoAuthority.in(folder).keysOf(enterprise))
            .call(URI.create(SERVICE + "/ws/" + path), envelope));
  }

  private static String persons(String[] args) {
    return Stream.of(args)
        .skip(2)
        .map(number -> "<personidentifikator>" + number + "</personidentifikator>")
        .collect(Collectors.joining());
  }

  /** Where the running demo has them: as configured, or where {@code mvn -Prun} made them. */
  private static Path keys() throws URISyntaxException {
    Path ofRun =
        Path.of(DemoClient.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolveSibling("keys");
    Path folder = KeyFolder.configured();
    return System.getProperty(KeyFolder.KEY) == null && Files.isDirectory(ofRun) ? ofRun : folder;
  }
}
