package no.example.csvregister;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.register.RegistryNotReadyException;

/** Makes the adapter known, as {@code csv}. */
public final class CsvRegistryAdapter implements RegistryAdapter {

  private static final String FOLDER = "kontaktregister.csv.folder";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Registry open(Function<String, Optional<String>> configuration) {
    Path folder =
        configuration
            .apply(FOLDER)
            .map(Path::of)
            .orElseThrow(
                () ->
                    new RegistryNotReadyException(
                        "The key " + FOLDER + " is not set: set it to a folder with CSV files."));
    try {
      return new CsvRegistry(folder);
    } catch (IOException | UncheckedIOException unreadable) {
      throw new RegistryNotReadyException(
          "The value of the key " + FOLDER + " cannot be used: set it to a folder with CSV files.");
    }
  }
}
