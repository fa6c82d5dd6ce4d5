package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Javadoc and documentation name sections of the contract that exist. */
class ContractReferencesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern REFERENCE = Pattern.compile("contract\\.md#([A-Za-z0-9-]+)");
  private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"");

  @Test
  void everyReferenceToTheContractNamesASectionOfIt() throws IOException {
    Set<String> anchors =
        ANCHOR
            .matcher(Files.readString(ROOT.resolve("docs/contract.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toSet());
    List<Path> files = files();
    Set<String> broken = new TreeSet<>();
    int references = 0;
    for (Path file : files) {
      for (MatchResult reference : REFERENCE.matcher(Files.readString(file)).results().toList()) {
        references++;
        if (!anchors.contains(reference.group(1))) {
          broken.add(file.getFileName() + ": #" + reference.group(1));
        }
      }
    }

    assertThat(broken).isEmpty();
    assertThat(references).isGreaterThan(50);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*\\.(java|md|yaml|sql)"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
