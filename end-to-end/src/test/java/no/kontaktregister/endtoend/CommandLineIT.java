package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import no.kontaktregister.demo.client.DemoClient;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.ControlledDemo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo as it starts without a folder for its keys, beyond this machine, and its client. */
class CommandLineIT {

  private static final Path CLIENT = PayaraMicro.DEMO.resolveSibling("demo-client.jar");

  @TempDir private static Path folder;
  private static ControlledDemo demo;

  private record Result(int exitCode, String output, String errors) {}

  @BeforeAll
  static void start() throws Exception {
    demo = ControlledDemo.startWithItsOwnKeys(folder, "--address", "0.0.0.0");
  }

  @AfterAll
  static void theKeysAreDeletedAtTheEndIfNoFolderIsNamed() throws Exception {
    demo.close();

    assertThat(keyFolders()).isEmpty();
  }

  @BeforeEach
  void reset() throws Exception {
    demo.json("POST", "reset", null);
  }

  @Test
  void theKeysAreInAFolderThatOnlyTheirOwnerCanRead() throws Exception {
    assertThat(keyFolders()).hasSize(1);
    assertThat(Files.getPosixFilePermissions(keyFolders().get(0)))
        .allSatisfy(permission -> assertThat(permission.name()).startsWith("OWNER_"));
  }

  @Test
  void aDemoBeyondThisMachineWarnsOnce() throws Exception {
    assertThat(Files.readAllLines(folder.resolve("log")))
        .filteredOn(line -> line.contains("WARNING"))
        .singleElement()
        .asString()
        .contains("listens on 0.0.0.0", "control API");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kan-velge 984661185 12837512040 | <status>NEI</status><beskrivelse>RESERVERT</beskrivelse>",
        "kan-velge 984661185 20914695016 --virksomhet 922020175 --epostadresse <&> | <beskrivelse>UGYLDIG_EPOSTADRESSE<",
        "opprett-og-velg 984661185 20914695016 ola.nordmann#9YDT | <status>OK</status>",
        "oppdater 984661185 03888221041 ola.nordmann#9YDT | <status>OK</status>",
        "slett 984661185 03888221041 | <status>OK</status>",
        "slett 984661185 20914695016 | <beskrivelse>INGEN_POSTBOKS_FUNNET<",
        "personer 974761076 03888221041 09819915110 | >kari.nordmann#4XKQ<",
        "endringer 974761076 | fraEndringsNummer=\"0\"",
        "endringer 974761076 11 | fraEndringsNummer=\"11\"",
        "print-sertifikat 974761076 | <postkasseleverandoerAdresse>984661185<",
      })
  void eachOperationIsAnsweredOverSoap(String arguments, String answer) {
    Result result = execute(arguments + " --url " + demo.url());

    assertThat(result.errors()).isEmpty();
    assertThat(result.exitCode()).isZero();
    assertThat(result.output()).contains(answer);
  }

  @Test
  void aTokenHasTheScopesThatWereAskedFor() {
    // Not the name under which the demo issues tokens.
    String url = "http://127.0.0.1:" + demo.url().getPort() + "/";

    Result result =
        execute("token 974761076 krr:global/hentendring.read krr:global/x --url " + url);

    assertThat(result.errors()).isEmpty();
    assertThat(
            new String(
                Base64.getUrlDecoder().decode(result.output().split("\\.")[1]),
                StandardCharsets.UTF_8))
        .contains("\"scope\":\"krr:global/hentendring.read krr:global/x\"", "0192:974761076");
  }

  @Test
  void aCertificateToBeCheckedIsSent() throws Exception {
    Path notForMail = keyFolders().get(0).resolve("ca.pem");

    Result result =
        execute(
            "kan-velge 984661185 20914695016 --sertifikat %s --url %s"
                .formatted(notForMail, demo.url()));

    assertThat(result.output()).contains("<beskrivelse>UGYLDIG_SERTIFIKAT<");
  }

  @Test
  void theKeysOfAFolderAreUsed() throws Exception {
    Path keys = Files.createDirectory(folder.resolve("keys-of-another"));
    Files.copy(keyFolders().get(0).resolve("974761076.p12"), keys.resolve("984661185.p12"));

    Result result =
        execute("kan-velge 984661185 20914695016 --keys %s --url %s".formatted(keys, demo.url()));

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.errors()).contains("974761076 does not have access to POSTKASSELEVERANDOER");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kan-velge 984661185 12837512040 --url %s | 0 | RESERVERT | ",
        "personer 984661185 12837512040 --url %s | 1 | | fault Sender: Invalid service usage: Service owner 984661185 does not have access",
        "token 984661185 krr:\"x --url %s | 1 | | Maskinporten gives no token.",
        "token 984661186 --url %s | 2 | | The argument ORGNR must be an organisation number",
        "kan-velge 984661185 12837512040 --url http://localhost:1 | 3 | | No service answers at http://localhost:1.",
      })
  void theExitCodeSaysWhatHappened(String arguments, int exitCode, String output, String errors)
      throws Exception {
    Result result = runTheJar(arguments.formatted(demo.url()));

    assertThat(result.exitCode()).as(result.errors()).isEqualTo(exitCode);
    assertThat(result.output()).contains(output == null ? "" : output);
    assertThat(result.errors())
        .contains(errors == null ? "" : errors)
        .doesNotContain("12837512040", "\tat ");
  }

  private static Result execute(String arguments) {
    StringWriter output = new StringWriter();
    StringWriter errors = new StringWriter();
    int exitCode =
        DemoClient.commandLine()
            .setOut(new PrintWriter(output, true))
            .setErr(new PrintWriter(errors, true))
            .execute(arguments.split(" "));
    return new Result(exitCode, output.toString(), errors.toString());
  }

  private static Result runTheJar(String arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                CLIENT.toString()));
    command.addAll(List.of(arguments.split(" ")));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    int exitCode =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start()
            .waitFor();
    return new Result(exitCode, Files.readString(output), Files.readString(errors));
  }

  private static List<Path> keyFolders() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(ControlledDemo.TEMPORARY))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("kontaktregister-keys-"))
          .toList();
    }
  }
}
