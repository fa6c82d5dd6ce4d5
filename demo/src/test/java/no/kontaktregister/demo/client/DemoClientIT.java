package no.kontaktregister.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.oauth.LocalServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class DemoClientIT {

  @TempDir private Path folder;

  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "nothing",
      value = {
        "nothing | A command is missing.",
        "tokens 984661185 | There is no such command.",
        "token | The argument ORGNR is missing.",
        "token 984661186 | The argument ORGNR must be an organisation number: nine digits, the last a check digit.",
        "kan-velge 984661185 | The argument PERSONIDENTIFIKATOR is missing.",
        "kan-velge 984661185 20914695017 | The argument PERSONIDENTIFIKATOR must be a synthetic number:",
        // Well-formed and not synthetic: of somebody who would have been born in 1855.
        "kan-velge 984661185 01015550089 | The argument PERSONIDENTIFIKATOR must be a synthetic number:",
        "kan-velge 984661185 20914695016 20914695016 | There are too many arguments.",
        "kan-velge 984661185 20914695016 --virksomhet 1 | The value of --virksomhet must be an organisation number:",
        "kan-velge 984661185 20914695016 --sertifikat nowhere | The value of --sertifikat must be a file with a certificate,",
        "opprett-og-velg 984661185 20914695016 | The argument POSTKASSEADRESSE is missing.",
        "oppdater 984661185 20914695016 | The argument POSTKASSEADRESSE is missing.",
        "slett 984661185 | The argument PERSONIDENTIFIKATOR is missing.",
        "personer 974761076 | The argument PERSONIDENTIFIKATOR is missing.",
        "personer 974761076 20914695016 1 | The argument PERSONIDENTIFIKATOR must be a synthetic number:",
        "endringer 974761076 -1 | The argument ENDRINGSNUMMER must be a whole number",
        "endringer 974761076 20914695016x | The argument ENDRINGSNUMMER must be a whole number",
        "print-sertifikat | The argument ORGNR is missing.",
        "token 984661185 --key=20914695016 | There is no option --key.",
        "token 984661185 --url | The option --url needs a value.",
        "token 984661185 --url --keys | The option --url needs a value.",
        "token 984661185 --url localhost:8080 | The value of --url must begin with http:// or https://",
        "token 984661185 --url //localhost:8080 | The value of --url must begin with http:// or https://",
        "token 984661185 --url http: | The value of --url must begin with http:// or https://",
        "token 984661185 --keys a --keys b | The option --keys is given twice.",
        "kan-velge 984661185 20914695016 --keys nowhere | The folder of --keys has no file 984661185.p12",
      })
  void wrongUsageIsExplainedInOneSentenceThatRepeatsNoNumberAndNothingIsSent(
      String arguments, String sentence) {
    assertThat(execute(arguments == null ? "" : arguments)).isEqualTo(2);
    assertThat(errors.toString())
        .startsWith(sentence)
        .contains("Usage: java -jar demo-client.jar")
        .doesNotContain("2091469501", "01015550089");
    assertThat(output.toString()).isEmpty();
  }

  @Test
  void theUsageNamesTheCommandsAndTheExitCodes() {
    assertThat(execute("--help")).isZero();
    assertThat(output.toString())
        .contains("kan-velge ", "opprett-og-velg ", "oppdater ", "slett ")
        .contains("personer ", "endringer ", "print-sertifikat ", "token ")
        .contains("  0   ", "  1   ", "  2   ", "  3   ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "token",
        "kan-velge",
        "opprett-og-velg",
        "oppdater",
        "slett",
        "personer",
        "endringer"
      })
  void eachCommandHasAUsageOfItsOwn(String command) {
    assertThat(execute(command + " --help")).isZero();
    assertThat(output.toString())
        .contains("Usage: java -jar demo-client.jar " + command)
        .contains("--url=URL", "--keys=DIR");
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(execute("--version")).isZero();
    assertThat(output.toString()).matches("[0-9]+\\.[0-9]+\\.[0-9]+\\S*\\R");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | application/soap+xml | <e:Envelope xmlns:e='http://www.w3.org/2003/05/soap-envelope'><e:Body><JA/></e:Body></e:Envelope> | The answer is not signed by the registry",
        "200 | application/soap+xml | JA | The answer is not signed by the registry",
        "200 | text/html | <p>JA</p> | The service answered with the HTTP status 200.",
        "415 | application/problem+json | {\"detail\":\"Not so.\"} | The service answered with the HTTP status 415: Not so.",
      })
  void anAnswerThatIsNotTheRegistrysIsNotPrinted(
      int status, String type, String content, String sentence) throws Exception {
    DemoAuthority.in(folder).keysOf("984661185");

    assertThat(
            ask(
                status,
                type,
                content,
                "kan-velge 984661185 20914695016 --keys " + folder + " --url "))
        .isEqualTo(1);
    assertThat(errors.toString()).startsWith(sentence);
    assertThat(output.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kan-velge 984661185 20914695016", "token 984661185"})
  void aServiceThatIsNotTheDemoIsReportedAsSuch(String arguments) throws Exception {
    assertThat(ask(404, "text/html", "no", arguments + " --url ")).isEqualTo(1);
    assertThat(errors.toString()).contains("is not the demo", "--keys");
  }

  @Test
  void aTokenIsAskedForAtAMaskinportenOnly() throws Exception {
    DemoAuthority.in(folder).keysOf("984661185");

    assertThat(ask(200, "text/html", "no", "token 984661185 --keys " + folder + " --url "))
        .isEqualTo(1);
    assertThat(errors.toString()).startsWith("There is no Maskinporten at this address");
  }

  /** Runs the client at a server that answers all requests so. */
  private int ask(int status, String type, String content, String arguments) throws Exception {
    HTTPResponse answer = new HTTPResponse(status);
    answer.setContentType(type);
    answer.setBody(content);
    try (LocalServer server = new LocalServer()) {
      server.serve("/", request -> answer);
      return execute(arguments + server.url());
    }
  }

  private int execute(String arguments) {
    CommandLine client = DemoClient.commandLine();
    return client
        .setOut(new PrintWriter(output, true))
        .setErr(new PrintWriter(errors, true))
        .execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
  }
}
