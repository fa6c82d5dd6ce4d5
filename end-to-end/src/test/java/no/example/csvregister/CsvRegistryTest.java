package no.example.csvregister;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.testkit.register.RegistryLookupTestKit;
import org.junit.jupiter.api.io.TempDir;

class CsvRegistryTest extends RegistryLookupTestKit {

  @TempDir private Path folder;

  @Override
  protected RegistryLookup registryOf(Virksomheter virksomheter, List<Person> persons)
      throws Exception {
    CsvFiles.write(folder, virksomheter, persons);
    return new CsvRegistryAdapter()
        .open(new Configuration(key -> Optional.of(folder.toString())))
        .orElseThrow();
  }
}
