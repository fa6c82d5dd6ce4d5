package no.kontaktregister.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import no.example.csvregister.CsvFiles;
import no.example.csvregister.CsvRegistryAdapter;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.endtoend.AcceptanceTable.Row;
import no.kontaktregister.endtoend.server.PayaraMicro;
import no.kontaktregister.endtoend.service.DemoCertificates;
import no.kontaktregister.endtoend.service.Endpoint;
import no.kontaktregister.endtoend.service.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same service with other adapters: one chosen by configuration, one added as a jar. */
class AdapterIT {

  @Test
  void anAdapterFromAnotherProjectIsFoundInItsJarAndServesTheDemoTable(@TempDir Path folder)
      throws Exception {
    CsvFiles.write(
        folder,
        DemoRegistry.virksomheter(AdapterIT::sertifikat),
        DemoRegistry.persons(Clock.systemUTC().instant()));
    Path jar = folder.resolve("kontaktregister.jar");
    Files.copy(PayaraMicro.PRODUCTION, jar);
    addTo(jar, adapterJar(folder), libraryOf(CsvReader.class));

    try (Service service =
        Service.start(
            new PayaraMicro(jar),
            Path.of(System.getProperty("java.home")),
            Map.of(
                "kontaktregister.audit.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
                "kontaktregister.person.synthetic-numbers", "accepted",
                "kontaktregister.register.adapter", "csv",
                "kontaktregister.csv.folder", folder.toString()))) {
      // This adapter only reads.
      assertServes(service, AcceptanceTable.kanVelgeRows());
      assertServes(service, AcceptanceTable.personerRows());
    }
  }

  private static X509Sertifikat sertifikat(Virksomhetsidentifikator leverandoer) {
    return new X509Sertifikat(Base64.getDecoder().decode(DemoCertificates.of(leverandoer.value())));
  }

  @Test
  void theRegistryInMemoryIsChosenByConfiguration() throws Exception {
    try (Service service = Service.start(Map.of("kontaktregister.register.adapter", "memory"))) {
      assertServes(service, AcceptanceTable.rows());
    }
  }

  private static void assertServes(Service service, List<Row> rows) throws Exception {
    for (Row row : rows) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertThat(endpoint.answer(service, row.call()))
            .as(row.toString())
            .isEqualTo(row.answer(endpoint));
      }
    }
  }

  /** The adapter as its author would publish it: its classes, and the file that names it. */
  private static Path adapterJar(Path folder) throws IOException {
    Path jar = folder.resolve("csv-adapter.jar");
    Path classes = Path.of("target", "test-classes");
    try (OutputStream content = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(content);
        var files = Files.list(classes.resolve("no/example/csvregister"))) {
      for (Path file : files.toList()) {
        entries.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, entries);
      }
      entries.putNextEntry(new JarEntry("META-INF/services/" + RegistryAdapter.class.getName()));
      entries.write(CsvRegistryAdapter.class.getName().getBytes());
    }
    return jar;
  }

  private static Path libraryOf(Class<?> type) throws Exception {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void addTo(Path jar, Path... libraries) throws IOException {
    Path war = jar.resolveSibling("kontaktregister.war");
    try (FileSystem server = FileSystems.newFileSystem(jar)) {
      Path inside = server.getPath("MICRO-INF/deploy/kontaktregister.war");
      Files.copy(inside, war);
      try (FileSystem archive = FileSystems.newFileSystem(war)) {
        for (Path library : libraries) {
          Files.copy(library, archive.getPath("WEB-INF/lib/" + library.getFileName()));
        }
      }
      Files.copy(war, inside, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
