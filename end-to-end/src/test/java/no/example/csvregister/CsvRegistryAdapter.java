package no.example.csvregister;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;

/** Makes the adapter known, as {@code csv}. */
public final class CsvRegistryAdapter implements RegistryAdapter {

  private static final String FOLDER = "kontaktregister.csv.folder";
  private static final String EXPECTED = "a folder with CSV files";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Set<String> keys() {
    return Set.of(FOLDER);
  }

  @Override
  public Optional<Registry> open(Configuration configuration) {
    return configuration
        .required(FOLDER, EXPECTED, Path::of)
        .flatMap(folder -> open(configuration, folder));
  }

  private static Optional<Registry> open(Configuration configuration, Path folder) {
    try {
      return Optional.of(new CsvRegistry(folder));
    } catch (IOException | UncheckedIOException unreadable) {
      configuration.refuse(FOLDER, EXPECTED);
      return Optional.empty();
    }
  }
}
