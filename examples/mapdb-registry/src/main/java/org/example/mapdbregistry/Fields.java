package org.example.mapdbregistry;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/** Writes and reads fields that may be missing. */
final class Fields {

  /** Writes one value. */
  @FunctionalInterface
  interface Writer<T> {
    void write(DataOutput out, T value) throws IOException;
  }

  /** Reads what the writer wrote. */
  @FunctionalInterface
  interface Reader<T> {
    T read(DataInput in) throws IOException;
  }

  private Fields() {}

  static <T> void write(DataOutput out, Optional<T> value, Writer<T> writer) throws IOException {
    out.writeBoolean(value.isPresent());
    if (value.isPresent()) {
      writer.write(out, value.get());
    }
  }

  static <T> Optional<T> read(DataInput in, Reader<T> reader) throws IOException {
    return in.readBoolean() ? Optional.of(reader.read(in)) : Optional.empty();
  }

  static void write(DataOutput out, Instant time) throws IOException {
    out.writeLong(time.toEpochMilli());
  }

  static Instant readTime(DataInput in) throws IOException {
    return Instant.ofEpochMilli(in.readLong());
  }

  static void write(DataOutput out, X509Sertifikat sertifikat) throws IOException {
    byte[] der = sertifikat.der();
    out.writeInt(der.length);
    out.write(der);
  }

  static X509Sertifikat readSertifikat(DataInput in) throws IOException {
    byte[] der = new byte[in.readInt()];
    in.readFully(der);
    return new X509Sertifikat(der);
  }
}
