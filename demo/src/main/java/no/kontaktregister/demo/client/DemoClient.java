package no.kontaktregister.demo.client;

import static java.util.stream.Collectors.joining;
import static no.kontaktregister.demo.client.Arguments.element;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.KeyFolder;
import no.kontaktregister.demo.SoapSigner;
import no.kontaktregister.demo.client.Arguments.Caller;
import no.kontaktregister.demo.client.Arguments.CertificateFile;
import no.kontaktregister.demo.client.Arguments.Citizen;
import no.kontaktregister.demo.client.Arguments.Mailbox;
import no.kontaktregister.demo.commandline.Version;
import no.kontaktregister.demo.commandline.WrongUsage;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

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

  /** The command line, for programs that go on after it. */
  public static CommandLine commandLine() {
    DemoClient client = new DemoClient();
    return WrongUsage.commandLine(client)
        .registerConverter(URI.class, Values::url)
        .registerConverter(Virksomhetsidentifikator.class, Values::orgnr)
        .registerConverter(Personidentifikator.class, Values::number)
        .registerConverter(Long.class, Values::endringsnummer)
        .registerConverter(X509Certificate.class, Values::certificate)
        .setExecutionExceptionHandler((failure, command, parsed) -> client.failed(failure));
  }

  @Override
  public void run() {
    throw wrong("A command is missing.");
  }

  @Command(name = "token", header = "Gets a token from the demo's Maskinporten, for REST.")
  private void token(
      @Mixin Caller caller,
      @Parameters(
              index = "1..*",
              paramLabel = "SCOPE",
              arity = "0..*",
              description = "default: all scopes of mailbox providers and public bodies")
          List<String> scopes)
      throws Exception {
    print(
        MaskinportenClient.token(
            service().at("/maskinporten/"),
            keysOf(caller.orgnr),
            scopes == null ? SCOPES : String.join(" ", scopes)));
  }

  @Command(name = "kan-velge", header = "Asks whether a citizen may choose a mailbox.")
  private void kanVelge(
      @Mixin Caller caller,
      @Mixin Citizen citizen,
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
      @Mixin CertificateFile certificate)
      throws Exception {
    ask(
        caller,
        MAILBOXES,
        "KanVelgeSikkerDigitalPostkasse",
        citizen.element()
            + (provider == null ? "" : element("virksomhetsidentifikator", provider.value()))
            + (email == null ? "" : element("epostadresse", email))
            + certificate.element());
  }

  @Command(
      name = "opprett-og-velg",
      header = "Creates a mailbox and makes it the citizen's active one.")
  private void opprettOgVelg(@Mixin Caller caller, @Mixin Citizen citizen, @Mixin Mailbox mailbox)
      throws Exception {
    ask(
        caller,
        MAILBOXES,
        "OpprettOgVelgSikkerDigitalPostkasse",
        citizen.element() + caller.element() + mailbox.elements());
  }

  @Command(name = "oppdater", header = "Updates a mailbox.")
  private void oppdater(@Mixin Caller caller, @Mixin Citizen citizen, @Mixin Mailbox mailbox)
      throws Exception {
    ask(
        caller,
        MAILBOXES,
        "OppdaterPostkasse",
        citizen.element() + caller.element() + mailbox.elements());
  }

  @Command(name = "slett", header = "Deletes a mailbox.")
  private void slett(@Mixin Caller caller, @Mixin Citizen citizen) throws Exception {
    ask(caller, MAILBOXES, "SlettPostkasse", citizen.element() + caller.element());
  }

  @Command(name = "personer", header = "Looks citizens up, with all that the registry delivers.")
  private void personer(
      @Mixin Caller caller,
      // Each value by itself: of a variable number of values, a malformed one ends the list.
      @Parameters(
              index = "1..*",
              paramLabel = "PERSONIDENTIFIKATOR",
              arity = "1",
              description = Citizen.DESCRIPTION)
          List<Personidentifikator> citizens)
      throws Exception {
    ask(
        caller,
        LOOK_UPS,
        "HentPersoner",
        EVERYTHING + citizens.stream().map(Citizen::element).collect(joining()));
  }

  @Command(name = "endringer", header = "Reads what has changed.")
  private void endringer(
      @Mixin Caller caller,
      @Parameters(
              index = "1",
              paramLabel = "ENDRINGSNUMMER",
              arity = "0..1",
              defaultValue = "0",
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
  private void printSertifikat(@Mixin Caller caller) throws Exception {
    ask(caller, LOOK_UPS, "HentPrintSertifikat", "");
  }

  private void ask(Caller caller, String endpoint, String operation, String content)
      throws Exception {
    send(
        caller,
        endpoint,
        "<%1$sForespoersel xmlns=\"%2$s\">%3$s</%1$sForespoersel>"
            .formatted(operation, SoapSigner.MESSAGES, content));
  }

  private void send(Caller caller, String endpoint, String message) throws Exception {
    print(service().ask(keysOf(caller.orgnr), endpoint, message));
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

  private static boolean isUnreachable(Exception failure) {
    return failure instanceof ConnectException || failure instanceof HttpTimeoutException;
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
              isUnreachable(failure)
                  ? "No service answers at "
                      + url
                      + ". Start the demo, or say with --url where the service is."
                  : "The connection to "
                      + url
                      + " broke before the answer was complete. The call may have been carried"
                      + " out.");
      return NOT_REACHED;
    }
    throw failure;
  }
}
