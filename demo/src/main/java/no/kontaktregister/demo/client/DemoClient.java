package no.kontaktregister.demo.client;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.KeyFolder;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.demo.commandline.Version;
import no.kontaktregister.demo.commandline.WrongUsage;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.owasp.encoder.Encode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * A client of the demo, {@code java -jar demo/target/demo-client.jar}: each operation over SOAP,
 * and tokens for REST.
 */
@Command(
    name = "java -jar demo-client.jar",
    header = "Calls the demo as an enterprise does.",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the service answered, also if the answer is NEI or FEILET",
      "1:the service answered with a fault or a problem, or the answer cannot be trusted",
      "2:wrong usage; nothing was sent",
      "3:the service could not be reached"
    },
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.class)
public final class DemoClient implements Runnable {

  private static final int REFUSED = 1;
  private static final int NOT_REACHED = 3;

  private static final String URL_EXPECTED =
      "must begin with http:// or https:// and name a host, such as http://localhost:8080.";

  private static final String CALLER = "the enterprise that calls: its organisation number";
  private static final String CITIZEN = "a citizen: a synthetic number";
  private static final String ADDRESS = "where the mailbox is, such as kari.nordmann#4XKQ";

  private static final String MAILBOXES = "postkasseleverandoer/v5";
  private static final String LOOK_UPS = "oppslagstjenesten/v5";

  private static final String SCOPES =
      "krr:postkasse/kanvelge.read krr:postkasse/postkasse.write"
          + " krr:global/kontaktinformasjon.read krr:global/digitalpost.read"
          + " krr:global/hentendring.read";

  private static final String EVERYTHING =
      Stream.of("Kontaktinfo", "SikkerDigitalPost", "Sertifikat", "VarslingsStatus")
          .map(need -> element("informasjonsbehov", need))
          .collect(joining());

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      defaultValue = "http://localhost:8080",
      description = "where the service is (default: ${DEFAULT-VALUE})")
  private URI url;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "signs with the key in DIR/ORGNR.p12, whose password is demo-demo; without it, with a new"
              + " key from the demo's control API")
  private Path keys;

  @Option(
      names = "--help",
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "shows this text, or that of a command")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "shows the version")
  private boolean version;

  @Spec private CommandSpec command;

  private DemoClient() {}

  /**
   * @param args a command and its arguments, see the usage text
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** The command line, for programs that do not want to end with it. */
  public static CommandLine commandLine() {
    DemoClient client = new DemoClient();
    return WrongUsage.commandLine(client)
        .registerConverter(URI.class, DemoClient::url)
        .registerConverter(Virksomhetsidentifikator.class, DemoClient::orgnr)
        .registerConverter(Personidentifikator.class, DemoClient::number)
        .setExecutionExceptionHandler((failure, command, parsed) -> client.failed(failure));
  }

  @Override
  public void run() {
    throw wrong("A command is missing.");
  }

  @Command(name = "token", header = "Gets a token from the demo's Maskinporten, for REST.")
  private void token(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(
              paramLabel = "SCOPE",
              arity = "0..*",
              description = "default: all scopes of mailbox providers and public bodies")
          List<String> scopes)
      throws Exception {
    print(
        MaskinportenClient.token(
            service().at("/maskinporten/"),
            keysOf(caller),
            scopes == null ? SCOPES : String.join(" ", scopes)));
  }

  @Command(name = "kan-velge", header = "Asks whether a citizen may choose a mailbox.")
  private void kanVelge(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(paramLabel = "PERSONIDENTIFIKATOR", description = CITIZEN)
          Personidentifikator citizen,
      @Option(
              names = "--virksomhet",
              paramLabel = "ORGNR",
              description = "the provider that would own the mailbox (default: the caller)")
          Virksomhetsidentifikator provider,
      @Option(
              names = "--epostadresse",
              paramLabel = "ADDRESS",
              description = "an e-mail address to be checked")
          String email,
      @Option(
              names = "--sertifikat",
              paramLabel = "FILE",
              description = "a certificate to be checked, in PEM or DER")
          Path certificate)
      throws Exception {
    ask(
        caller,
        MAILBOXES,
        "KanVelgeSikkerDigitalPostkasse",
        element("personidentifikator", citizen.value())
            + Optional.ofNullable(provider)
                .map(it -> element("virksomhetsidentifikator", it.value()))
                .orElse("")
            + Optional.ofNullable(email).map(it -> element("epostadresse", it)).orElse("")
            + certificate(certificate));
  }

  @Command(
      name = "opprett-og-velg",
      header = "Creates a mailbox and makes it the citizen's active one.")
  private void opprettOgVelg(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(paramLabel = "PERSONIDENTIFIKATOR", description = CITIZEN)
          Personidentifikator citizen,
      @Parameters(paramLabel = "POSTKASSEADRESSE", description = ADDRESS) String address,
      @Option(
              names = "--sertifikat",
              paramLabel = "FILE",
              description = "the mailbox's own certificate, in PEM or DER")
          Path certificate)
      throws Exception {
    ask(
        caller,
        MAILBOXES,
        "OpprettOgVelgSikkerDigitalPostkasse",
        mailbox(caller, citizen, address, certificate));
  }

  @Command(name = "oppdater", header = "Updates a mailbox.")
  private void oppdater(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(paramLabel = "PERSONIDENTIFIKATOR", description = CITIZEN)
          Personidentifikator citizen,
      @Parameters(paramLabel = "POSTKASSEADRESSE", description = ADDRESS) String address,
      @Option(
              names = "--sertifikat",
              paramLabel = "FILE",
              description = "the mailbox's own certificate, in PEM or DER")
          Path certificate)
      throws Exception {
    ask(caller, MAILBOXES, "OppdaterPostkasse", mailbox(caller, citizen, address, certificate));
  }

  @Command(name = "slett", header = "Deletes a mailbox.")
  private void slett(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(paramLabel = "PERSONIDENTIFIKATOR", description = CITIZEN)
          Personidentifikator citizen)
      throws Exception {
    ask(caller, MAILBOXES, "SlettPostkasse", owned(caller, citizen));
  }

  @Command(name = "personer", header = "Looks citizens up, with all that the registry delivers.")
  private void personer(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      // Each value by itself: of a variable number of values, a malformed one ends the list.
      @Parameters(
              index = "1..*",
              paramLabel = "PERSONIDENTIFIKATOR",
              arity = "1",
              description = CITIZEN)
          List<Personidentifikator> citizens)
      throws Exception {
    ask(
        caller,
        LOOK_UPS,
        "HentPersoner",
        EVERYTHING
            + citizens.stream()
                .map(citizen -> element("personidentifikator", citizen.value()))
                .collect(joining()));
  }

  @Command(name = "endringer", header = "Reads what has changed.")
  private void endringer(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller,
      @Parameters(
              paramLabel = "ENDRINGSNUMMER",
              arity = "0..1",
              defaultValue = "0",
              converter = Endringsnummer.class,
              description = "where the list starts (default: ${DEFAULT-VALUE})")
          Long from)
      throws Exception {
    send(
        caller,
        LOOK_UPS,
        "<HentEndringerForespoersel xmlns=\"%s\" fraEndringsNummer=\"%d\"/>"
            .formatted(SoapSigner.MESSAGES, from));
  }

  @Command(
      name = "print-sertifikat",
      header = "Asks where to send mail that is to be printed, and for the certificate.")
  private void printSertifikat(
      @Parameters(paramLabel = "ORGNR", description = CALLER) Virksomhetsidentifikator caller)
      throws Exception {
    ask(caller, LOOK_UPS, "HentPrintSertifikat", "");
  }

  private void ask(
      Virksomhetsidentifikator caller, String endpoint, String operation, String content)
      throws Exception {
    send(
        caller,
        endpoint,
        "<%1$sForespoersel xmlns=\"%2$s\">%3$s</%1$sForespoersel>"
            .formatted(operation, SoapSigner.MESSAGES, content));
  }

  private void send(Virksomhetsidentifikator caller, String endpoint, String message)
      throws Exception {
    print(service().ask(keysOf(caller), endpoint, message));
  }

  private String mailbox(
      Virksomhetsidentifikator caller,
      Personidentifikator citizen,
      String address,
      Path certificate) {
    return owned(caller, citizen) + element("postkasseadresse", address) + certificate(certificate);
  }

  private static String owned(Virksomhetsidentifikator caller, Personidentifikator citizen) {
    return element("personidentifikator", citizen.value())
        + element("virksomhetsidentifikator", caller.value());
  }

  private String certificate(Path file) {
    if (file == null) {
      return "";
    }
    try (InputStream content = Files.newInputStream(file)) {
      return element(
          "X509Sertifikat",
          Base64.getEncoder()
              .encodeToString(
                  CertificateFactory.getInstance("X.509")
                      .generateCertificate(content)
                      .getEncoded()));
    } catch (IOException | CertificateException unreadable) {
      throw wrong("The value of --sertifikat must be a file with a certificate, in PEM or DER.");
    }
  }

  private static String element(String name, String text) {
    return "<%1$s>%2$s</%1$s>".formatted(name, Encode.forXml(text));
  }

  private KeyStore keysOf(Virksomhetsidentifikator caller) throws Exception {
    if (keys == null) {
      return service().newKeysOf(caller);
    }
    String file = caller.value() + ".p12";
    try {
      KeyStore own = KeyFolder.open(keys.resolve(file));
      Certificate[] chain = own.getCertificateChain(DemoAuthority.ALIAS);
      if (chain != null && chain.length > 1) {
        return own;
      }
    } catch (IOException unreadable) {
      throw noKey(file);
    }
    throw noKey(file);
  }

  private ParameterException noKey(String file) {
    return wrong(
        "The folder of --keys has no file "
            + file
            + " with a key of the demo. Without --keys, the demo gives one.");
  }

  private Service service() {
    return new Service(url);
  }

  private void print(String answer) {
    command.commandLine().getOut().println(answer);
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(command.commandLine(), sentence);
  }

  private int failed(Exception failure) throws Exception {
    if (failure instanceof RefusedException) {
      command.commandLine().getErr().println(failure.getMessage());
      return REFUSED;
    }
    if (failure instanceof IOException) {
      command
          .commandLine()
          .getErr()
          .println(
              "No service answers at "
                  + url
                  + ". Start the demo, or say with --url where the service is.");
      return NOT_REACHED;
    }
    throw failure;
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && text.matches("https?://.*")) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw unfit(URL_EXPECTED);
    }
    throw unfit(URL_EXPECTED);
  }

  private static Virksomhetsidentifikator orgnr(String text) {
    return Virksomhetsidentifikator.parse(text)
        .orElseThrow(
            () -> unfit("must be an organisation number: nine digits, the last a check digit."));
  }

  private static Personidentifikator number(String text) {
    return Personidentifikator.parse(text, SyntheticNumbers.ACCEPTED)
        .filter(Personidentifikator::isSynthetic)
        .orElseThrow(
            () ->
                unfit(
                    "must be a synthetic number: eleven digits, the last two check digits, with 40"
                        + " or 80 added to the month."));
  }

  private static TypeConversionException unfit(String expected) {
    return new TypeConversionException(expected);
  }

  /** The number of a change. */
  private static final class Endringsnummer implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
      if (!text.matches("[0-9]{1,18}")) {
        throw unfit("must be a whole number that is not negative.");
      }
      return Long.valueOf(text);
    }
  }
}
