package no.example.adapters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.AuditTrail;
import no.kontaktregister.domain.tilgang.AuditTrailAdapter;

/** Makes known, as {@code file}, an audit trail in a file. */
public final class FileAuditTrail implements AuditTrailAdapter {

  private static final String FILE = "kontaktregister.audit-file.path";

  private record Trail(Path file) implements AuditTrail, AutoCloseable {

    @Override
    public void keep(AuditRecord record) {
      write(record.operasjon() + " " + record.outcome() + " " + record.correlationId());
    }

    @Override
    public void close() {
      write("CLOSED");
    }

    private synchronized void write(String line) {
      try {
        Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @Override
  public String name() {
    return "file";
  }

  @Override
  public Set<String> keys() {
    return Set.of(FILE);
  }

  @Override
  public Optional<AuditTrail> open(Configuration configuration) {
    return configuration.required(FILE, "a file to write", Path::of).map(Trail::new);
  }
}
