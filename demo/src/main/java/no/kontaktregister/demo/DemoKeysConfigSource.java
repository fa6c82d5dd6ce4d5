package no.kontaktregister.demo;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import no.kontaktregister.demo.oauth.SigningKey;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Makes the demo's keys at the first start, and tells the service where they are.
 *
 * <p>They are in the folder that the key {@code kontaktregister.demo.keys} names; {@code DemoMain}
 * names one that it deletes at the end. On a server that names none, they are in a folder {@code
 * kontaktregister-demo} among the temporary files.
 */
public final class DemoKeysConfigSource implements ConfigSource {

  /** As the demo's microprofile-config.properties has it. */
  private static final int ORDINAL = 200;

  private static final String MASKINPORTEN = "maskinporten-jwks.json";
  private static final String IDPORTEN = "idporten-jwks.json";

  private final Path folder;
  private final Map<String, String> values;
  private final CompletableFuture<Void> made;

  public DemoKeysConfigSource() {
    this(KeyFolder.configured());
  }

  /** The same for a folder that is named here. */
  public DemoKeysConfigSource(Path folder) {
    this.folder = folder;
    values =
        Map.ofEntries(
            entry(KeyFolder.KEY, folder.toString()),
            entry("kontaktregister.audit.key", auditKey()),
            entry("kontaktregister.certificates.trust", folder.resolve("ca.pem").toString()),
            entry("kontaktregister.maskinporten.issuer", DemoIssuers.maskinporten().toString()),
            entry(
                "kontaktregister.maskinporten.jwks-url",
                folder.resolve(MASKINPORTEN).toUri().toString()),
            entry("kontaktregister.idporten.issuer", DemoIssuers.idporten().toString()),
            entry("kontaktregister.idporten.jwks-url", folder.resolve(IDPORTEN).toUri().toString()),
            entry("kontaktregister.print.sertifikat", folder.resolve("984661185.pem").toString()),
            entry(
                "kontaktregister.soap.keystore",
                DemoAuthority.keyStore(folder, DemoRegistry.REGISTRY).toString()),
            entry("kontaktregister.soap.keystore-password", DemoAuthority.PASSWORD));
    // Meanwhile the server goes on: while it starts, an RSA key takes long.
    made =
        CompletableFuture.allOf(
            making(() -> publish(folder, MASKINPORTEN, DemoIssuers.maskinportenKey(folder))),
            making(() -> publish(folder, IDPORTEN, DemoIssuers.idportenKey(folder))),
            making(() -> DemoAuthority.in(folder)).thenCompose(this::makeEnterprisesKeys));
  }

  /**
   * Makes the keys that are not in the folder yet.
   *
   * @throws CompletionException when the folder cannot be used
   */
  public static void makeKeys(Path folder) {
    new DemoKeysConfigSource(folder).made.join();
  }

  private CompletableFuture<Void> makeEnterprisesKeys(DemoAuthority authority) {
    return CompletableFuture.allOf(
        Stream.concat(Stream.of(DemoRegistry.REGISTRY), DemoRegistry.CALLERS.stream())
            .map(enterprise -> making(() -> authority.keysOf(enterprise)))
            .toArray(CompletableFuture[]::new));
  }

  /** Each in a thread of its own: the common pool has one only on a machine with two cores. */
  private <T> CompletableFuture<T> making(Maker<T> keys) {
    return CompletableFuture.supplyAsync(() -> make(keys), task -> new Thread(task).start());
  }

  private <T> T make(Maker<T> keys) {
    try {
      KeyFolder.make(folder);
      return keys.make();
    } catch (IOException | GeneralSecurityException failure) {
      throw new IllegalStateException(
          "The demo cannot make its keys in "
              + folder
              + "; set "
              + KeyFolder.KEY
              + " to another folder",
          failure);
    }
  }

  /** Writes the public half of a key where the service reads it. */
  private static Path publish(Path folder, String file, SigningKey key) throws IOException {
    Path published = folder.resolve(file);
    String keys = key.publicKeys().toString();
    // Another demo with the same folder may be reading it.
    if (Files.notExists(published) || !Files.readString(published).equals(keys)) {
      Files.writeString(published, keys);
    }
    return published;
  }

  /** It lasts until the demo stops, as its registry does. */
  private static String auditKey() {
    byte[] secret = new byte[32];
    new SecureRandom().nextBytes(secret);
    return Base64.getEncoder().encodeToString(secret);
  }

  @Override
  public int getOrdinal() {
    return ORDINAL;
  }

  @Override
  public Set<String> getPropertyNames() {
    return values.keySet();
  }

  /** Waits for the keys, if the value is about one of them. */
  @Override
  public String getValue(String key) {
    String value = values.get(key);
    if (value != null) {
      made.join();
    }
    return value;
  }

  @Override
  public String getName() {
    return DemoKeysConfigSource.class.getName();
  }

  /** Makes a key, if it is not in the folder yet. */
  @FunctionalInterface
  private interface Maker<T> {
    T make() throws IOException, GeneralSecurityException;
  }
}
