package no.kontaktregister.demo.commandline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, for {@code --version}. */
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream version = Version.class.getResourceAsStream("version.txt")) {
      return new String[] {new String(version.readAllBytes(), UTF_8).strip()};
    }
  }
}
