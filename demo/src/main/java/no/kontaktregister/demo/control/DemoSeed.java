package no.kontaktregister.demo.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;

/** The citizens that the demo starts with: its own, or those of a file. */
@ApplicationScoped
class DemoSeed {

  private static final String KEY = "kontaktregister.demo.seed";

  private final EpostadresseFormat format;
  private byte[] file;

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
      Seed.checked(content, Clock.systemUTC().instant(), format);
      file = content;
    } catch (IOException | InvalidPathException unreadable) {
      configuration.refuse(KEY, "a readable file with citizens in JSON");
    } catch (IllegalArgumentException mistake) {
      configuration.add(
          KEY,
          "the file has a mistake: " + mistake.getMessage().replaceAll("\\.$", ""),
          "citizens as docs/testing.md describes them");
    }
  }

  /** The citizens as they are when the demo starts at the given time. */
  List<Person> persons(Instant now) {
    return file == null ? DemoRegistry.persons(now) : Seed.checked(file, now, format);
  }
}
