package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What names the version outside the poms of the build names the one of the root pom. */
class PublishedVersionTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern MENTION =
      Pattern.compile(
          "<artifactId>kontaktregister-[a-z-]+</artifactId>\\s*<version>([^<$]+)"
              + "|<kontaktregister\\.version>([^<]+)"
              + "|kontaktregister(?:-demo)?:([0-9]+\\.[0-9A-Za-z.-]*)"
              + "|image\\.version=(\\S+)");

  @Test
  void everyMentionOfTheVersionIsThatOfTheRootPom() throws IOException {
    Matcher revision =
        Pattern.compile("<revision>(.+)</revision>")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(revision.find()).isTrue();

    List<String> mentions = new ArrayList<>();
    for (String folder : List.of("docs", "examples", "servers", "testcontainers")) {
      for (Path file : files(ROOT.resolve(folder))) {
        for (MatchResult found : MENTION.matcher(Files.readString(file)).results().toList()) {
          String version =
              Stream.iterate(1, group -> group + 1)
                  .map(found::group)
                  .filter(group -> group != null)
                  .findFirst()
                  .orElseThrow();
          mentions.add(version);
          assertThat(version).as(file.toString()).isEqualTo(revision.group(1));
        }
      }
    }

    assertThat(mentions).hasSizeGreaterThan(10);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> file.toString().matches(".*(\\.(md|xml|yaml|java)|Containerfile)"))
          .filter(Files::isRegularFile)
          .toList();
    }
  }
}
