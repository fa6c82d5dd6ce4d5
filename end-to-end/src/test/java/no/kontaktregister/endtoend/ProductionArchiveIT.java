package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import no.kontaktregister.endtoend.server.ApplicationServer;
import no.kontaktregister.endtoend.server.PayaraMicro;
import org.junit.jupiter.api.Test;

/** The demo gives keys to anybody, so no part of it may be in a production archive. */
class ProductionArchiveIT {

  private static final String DEMO = "no/kontaktregister/demo/";
  private static final Path WAR = PayaraMicro.PRODUCTION.resolveSibling("kontaktregister.war");

  @Test
  void noClassOfTheDemoIsInTheProductionArchives() throws IOException {
    assertThat(names(WAR)).anyMatch(name -> name.contains("kontaktregister/bootstrap/Wiring"));
    assertThat(names(WAR)).noneMatch(name -> name.contains(DEMO));
    assertThat(names(PayaraMicro.PRODUCTION))
        .anyMatch(name -> name.contains("kontaktregister/bootstrap/Wiring"))
        .noneMatch(name -> name.contains(DEMO));
  }

  @Test
  void theDemoIsFoundInItsOwnArchives() throws IOException {
    assertThat(names(ApplicationServer.ARCHIVE)).anyMatch(name -> name.contains(DEMO));
    assertThat(names(PayaraMicro.DEMO)).anyMatch(name -> name.contains(DEMO));
  }

  /** All files of an archive, and of this project's archives inside it. */
  private static Set<String> names(Path archive) throws IOException {
    Set<String> names = new TreeSet<>();
    try (InputStream content = Files.newInputStream(archive)) {
      collect(content, names);
    }
    return names;
  }

  private static void collect(InputStream content, Set<String> names) throws IOException {
    ZipInputStream zip = new ZipInputStream(content);
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      names.add(entry.getName());
      // Other archives take long to read.
      if (entry.getName().matches(".*(WEB-INF/lib|deploy)/kontaktregister[^/]*\\.[jw]ar")) {
        collect(new ByteArrayInputStream(zip.readAllBytes()), names);
      }
    }
  }
}
