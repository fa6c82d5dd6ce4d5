package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The code in docs/testing.md is that of the example project, whose tests run in the build. */
class TestingPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path EXAMPLE = ROOT.resolve("examples/junit-maven");
  private static final Pattern BLOCK = Pattern.compile("```(java|xml)\n(.*?)```", Pattern.DOTALL);

  @Test
  void allCodeForJUnitIsInTheExample() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/testing.md"));
    String test = read("src/test/java/org/example/mail/MailboxIT.java");
    String pom = read("pom.xml").replace("${kontaktregister.version}", "0.2.0");

    List<String> ofJava = paragraphs(page, "java");
    List<String> ofXml = paragraphs(page, "xml");

    assertThat(ofJava).hasSizeGreaterThan(5);
    assertThat(ofXml).hasSize(2);
    assertThat(ofJava).allSatisfy(paragraph -> assertThat(test).contains(paragraph));
    assertThat(ofXml).allSatisfy(paragraph -> assertThat(pom).contains(paragraph));
  }

  private static String read(String file) throws IOException {
    return flat(Files.readString(EXAMPLE.resolve(file)));
  }

  /** What stands between empty lines, without the closing brackets of what has been left out. */
  private static List<String> paragraphs(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(block -> block.group(1).equals(language))
        .flatMap(block -> Stream.of(block.group(2).split("\n\n")))
        .map(paragraph -> flat(paragraph).replaceFirst("( })+$", ""))
        .toList();
  }

  private static String flat(String code) {
    return code.strip().replaceAll("\\s+", " ").replace("( ", "(");
  }
}
