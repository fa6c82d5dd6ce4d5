package no.kontaktregister.endtoend.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The examples in docs/clients.md, ready to run at a demo that is running. */
public final class ClientsPage {

  private static final Path PAGE = Path.of("..", "docs", "clients.md");
  private static final int PATIENCE_SECONDS = 240;

  private ClientsPage() {}

  /** All code of a language, as it stands on the page but for the demo's address and keys. */
  public static String code(String language, Service demo) throws IOException {
    String code =
        Pattern.compile("(?ms)^```" + language + "\\n(.*?)^```$")
            .matcher(Files.readString(PAGE))
            .results()
            .map(block -> block.group(1))
            .collect(joining());
    assertThat(code).contains("http://localhost:8080/", "demo/target/keys");
    return code.replace("http://localhost:8080/", demo.uri("/").toString())
        .replace("demo/target/keys", DemoKeys.folder().toString());
  }

  /** Runs a command that must succeed; gives what it printed. */
  public static String run(Path folder, String... command) throws Exception {
    Path output = Files.createTempFile(folder, "output", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(output.resolveSibling("errors.txt").toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended && process.exitValue() == 0)
        .as(command[0] + ": " + Files.readString(output.resolveSibling("errors.txt"), UTF_8))
        .isTrue();
    return Files.readString(output, UTF_8);
  }
}
