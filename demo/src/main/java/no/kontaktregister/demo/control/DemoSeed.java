package no.kontaktregister.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.EpostadresseFormat;

/** What the demo starts with: its own citizens, or what a file holds. */
@ApplicationScoped
class DemoSeed {

  private static final String KEY = "kontaktregister.demo.seed";

  private final EpostadresseFormat format;
  private byte[] file;
  private boolean isCsv;

  @Inject
  DemoSeed(EpostadresseFormat format) {
    this.format = format;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  DemoSeed() {
    this(null);
  }

  /** Reads the file if one is configured, and records what is wrong with it. */
  void read(Configuration configuration) {
    configuration.apply(KEY).ifPresent(name -> read(configuration, name));
  }

  private void read(Configuration configuration, String name) {
    try {
      byte[] content = Files.readAllBytes(Path.of(name));
      isCsv = name.toLowerCase(Locale.ROOT).endsWith(".csv");
      SeedFile.checked(content, isCsv, Clock.systemUTC().instant(), format);
      file = content;
    } catch (IOException | InvalidPathException unreadable) {
      configuration.refuse(KEY, "a readable file in JSON, or in CSV with a name that ends in .csv");
    } catch (IllegalArgumentException mistake) {
      configuration.add(
          KEY,
          "the file has a mistake: " + mistake.getMessage().replaceAll("\\.$", ""),
          "a file as docs/testing.md describes it");
    }
  }

  /** The state of the start, for a demo that starts at the given time. */
  Seed at(Instant now) {
    return file == null ? Seed.ofTheDemo(now) : SeedFile.checked(file, isCsv, now, format);
  }
}
