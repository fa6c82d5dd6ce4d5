package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build in Gradle's layout. */
class ResolvedClassPathsTest {

  @TempDir private static Path root;

  private static JavaClasses classes;

  @BeforeAll
  static void compile() throws Exception {
    Path sample = Files.createDirectories(root.resolve("sample-sources"));
    classes = new SampleArchitecture(sample).with("all", List.of());
    for (String name : List.of("domain", "application", "web", "store")) {
      SampleArchitecture.copy(
          sample.resolve("all/sample").resolve(name),
          Files.createDirectories(classes(name).resolve("sample")).resolve(name));
    }
  }

  @Test
  void aClassPathThatTheDescriptionAllowsPasses() {
    Verdict verdict =
        ResolvedClassPaths.none()
            .module("domain", classes("domain"), "")
            .module("application", classes("application"), path(classes("domain")))
            .module(
                "web",
                classes("web"),
                path(jar("application"), classes("domain"), Path.of("jakarta.ws.rs-api.jar")))
            .module("store", classes("store"), path(jar("domain")))
            .check(SampleArchitecture.DESCRIPTION, classes);

    assertThat(verdict.isKept()).as(verdict.toString()).isTrue();
  }

  @Test
  void aDependencyFromAPluginOrAPlatformIsFound() {
    Verdict verdict =
        ResolvedClassPaths.none()
            .module("domain", classes("domain"), path(Path.of("lombok.jar")))
            .module("application", classes("application"), path(classes("domain"), jar("store")))
            .module("web", classes("web"), path(classes("store")))
            .module("store", classes("store"), path(classes("domain")))
            .check(SampleArchitecture.DESCRIPTION, classes);

    assertThat(verdict.violations())
        .containsExactly(
            "The module domain depends on lombok.jar",
            "The module application depends on store",
            "The module web depends on store");
  }

  @Test
  void theFoldersOfClassesAreTheGivenOnes() {
    assertThat(ResolvedClassPaths.none().module("web", classes("web"), "").folders())
        .containsExactly(classes("web"));
  }

  private static Path classes(String name) {
    return root.resolve(name).resolve("build/classes/java/main");
  }

  /** Gradle names the jar of another project even if it has not been built. */
  private static Path jar(String name) {
    return root.resolve(name).resolve("build/libs/" + name + "-1.0.jar");
  }

  private static String path(Path... entries) {
    return Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
