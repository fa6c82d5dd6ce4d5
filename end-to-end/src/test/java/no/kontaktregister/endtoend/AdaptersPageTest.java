package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The files in docs/adapters.md are those of the example project, whose tests run in the build. */
class AdaptersPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLE = ROOT.resolve("examples/mapdb-registry");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```([a-z]*)\\R(.*?)^ *```$");
  private static final String CODE = "src/main/java/org/example/mapdbregistry/";
  private static final String SERVICE =
      "META-INF/services/no.kontaktregister.domain.register.RegistryAdapter";

  @Test
  void allFilesOnThePageAreThoseOfTheExample() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/adapters.md"));

    assertThat(blocks(page, "xml"))
        .containsExactly(
            Files.readString(EXAMPLE.resolve("pom.xml"))
                .replaceAll(
                    "(?s)    <!-- For Kontaktregister's own build.*?(?=  </properties>)", "")
                .strip());
    assertThat(blocks(page, "java"))
        .containsExactly(
            Files.readString(EXAMPLE.resolve(CODE + "MapDbRegistryAdapter.java")).strip());
    assertThat(blocks(page, ""))
        .contains(Files.readString(EXAMPLE.resolve("src/main/resources").resolve(SERVICE)).strip());
  }

  private static List<String> blocks(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2).replaceAll("(?m)^   ", "").strip())
        .toList();
  }
}
