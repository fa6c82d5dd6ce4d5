package no.kontaktregister.demo.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path SOURCES = Path.of("src/main/java/no/kontaktregister/demo");
  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z-]+)\"");
  private static final Pattern PLACE = Pattern.compile("%s");

  @Test
  void bothLanguagesHaveTheSameKeysWithTheSamePlaces() throws IOException {
    Properties english = texts("en");
    Properties bokmaal = texts("nb");

    assertThat(bokmaal.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    assertThat(english.stringPropertyNames())
        .allSatisfy(
            key ->
                assertThat(places(bokmaal.getProperty(key)))
                    .as(key)
                    .isEqualTo(places(english.getProperty(key))));
    assertThat(bokmaal.values()).noneMatch(text -> text.toString().isBlank());
    assertThat(english.values()).noneMatch(text -> text.toString().isBlank());
  }

  @Test
  void noKeyAppearsTwiceInAFile() throws IOException {
    for (String language : List.of("en", "nb")) {
      List<String> keys =
          Files.readAllLines(Path.of("src/main/resources", file(language))).stream()
              .filter(line -> !line.isBlank() && !line.startsWith("#"))
              .map(line -> line.split("=", 2)[0])
              .toList();

      assertThat(keys).doesNotHaveDuplicates();
    }
  }

  @Test
  void eachKeyIsUsedAndEachKeyThatIsUsedIsThere() throws IOException {
    Set<String> sections =
        texts("en").stringPropertyNames().stream()
            .map(key -> key.split("\\.")[0])
            .collect(Collectors.toSet());

    // What else the code names with a dot does not begin with the name of a section.
    Set<String> used =
        literals().stream()
            .filter(literal -> sections.contains(literal.split("\\.")[0]))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(used).isEqualTo(new TreeSet<>(texts("en").stringPropertyNames()));
  }

  private static List<String> literals() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(Files::isRegularFile).flatMap(TextsTest::literals).toList();
    }
  }

  private static Stream<String> literals(Path file) {
    try {
      return KEY.matcher(Files.readString(file)).results().map(found -> found.group(1));
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  private static long places(String text) {
    return PLACE.matcher(text).results().map(MatchResult::group).count();
  }

  private static Properties texts(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader content =
        new InputStreamReader(TextsTest.class.getResourceAsStream("/" + file(language)), UTF_8)) {
      texts.load(content);
    }
    return texts;
  }

  private static String file(String language) {
    return "no/kontaktregister/demo/site/texts_" + language + ".properties";
  }
}
