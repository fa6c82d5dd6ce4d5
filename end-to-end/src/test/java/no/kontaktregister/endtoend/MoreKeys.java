package no.kontaktregister.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Configuration of one archive among several on a server. It outranks the environment. */
public final class MoreKeys implements ConfigSource {

  private static final String KEYS = "more-keys.properties";

  private final Properties keys = new Properties();

  public MoreKeys() {
    try (InputStream content = MoreKeys.class.getResourceAsStream(KEYS)) {
      keys.load(content);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** A library with this class and these keys, for an archive. */
  public static byte[] jar(Map<String, String> keys) throws IOException {
    String name = MoreKeys.class.getName().replace('.', '/');
    Properties properties = new Properties();
    properties.putAll(keys);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    properties.store(text, null);
    ByteArrayOutputStream jar = new ByteArrayOutputStream();
    try (ZipOutputStream content = new ZipOutputStream(jar);
        InputStream code = MoreKeys.class.getResourceAsStream("MoreKeys.class")) {
      add(content, name + ".class", code.readAllBytes());
      add(content, name.replaceAll("[^/]+$", KEYS), text.toByteArray());
      add(
          content,
          "META-INF/services/" + ConfigSource.class.getName(),
          MoreKeys.class.getName().getBytes(StandardCharsets.US_ASCII));
    }
    return jar.toByteArray();
  }

  private static void add(ZipOutputStream jar, String name, byte[] content) throws IOException {
    jar.putNextEntry(new ZipEntry(name));
    jar.write(content);
    jar.closeEntry();
  }

  /** System properties have 400, and the environment 300. */
  @Override
  public int getOrdinal() {
    return 500;
  }

  @Override
  public Set<String> getPropertyNames() {
    return keys.stringPropertyNames();
  }

  @Override
  public String getValue(String key) {
    return keys.getProperty(key);
  }

  @Override
  public String getName() {
    return MoreKeys.class.getName();
  }
}
