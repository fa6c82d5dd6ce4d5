package no.kontaktregister.demo;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
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

  private final Map<String, String> values;

  public DemoKeysConfigSource() {
    this(KeyFolder.configured());
  }

  /** The same for a folder that is named here. */
  public DemoKeysConfigSource(Path folder) {
    try {
      KeyFolder.make(folder);
      DemoAuthority authority = DemoAuthority.in(folder);
      makeKeys(folder, authority);
      values =
          Map.ofEntries(
              entry(KeyFolder.KEY, folder.toString()),
              entry("kontaktregister.audit.key", auditKey()),
              entry("kontaktregister.certificates.trust", folder.resolve("ca.pem").toString()),
              entry("kontaktregister.maskinporten.issuer", DemoIssuers.maskinporten().toString()),
              entry(
                  "kontaktregister.maskinporten.jwks-url",
                  published(folder, "maskinporten", DemoIssuers.maskinportenKey(folder))),
              entry("kontaktregister.idporten.issuer", DemoIssuers.idporten().toString()),
              entry(
                  "kontaktregister.idporten.jwks-url",
                  published(folder, "idporten", DemoIssuers.idportenKey(folder))),
              entry("kontaktregister.print.sertifikat", folder.resolve("984661185.pem").toString()),
              entry(
                  "kontaktregister.soap.keystore",
                  authority.keysOf(DemoRegistry.REGISTRY).toString()),
              entry("kontaktregister.soap.keystore-password", DemoAuthority.PASSWORD));
    } catch (Exception failure) {
      throw new IllegalStateException(
          "The demo cannot make its keys in "
              + folder
              + "; set "
              + KeyFolder.KEY
              + " to another folder",
          failure);
    }
  }

  /** Side by side, because a server that has just started takes long to make an RSA key. */
  private static void makeKeys(Path folder, DemoAuthority authority)
      throws InterruptedException, ExecutionException {
    List<Callable<Object>> keys =
        new ArrayList<>(
            List.of(
                () -> DemoIssuers.maskinportenKey(folder),
                () -> DemoIssuers.idportenKey(folder),
                () -> authority.keysOf(DemoRegistry.REGISTRY)));
    for (String caller : DemoRegistry.CALLERS) {
      keys.add(() -> authority.keysOf(caller));
    }
    for (Future<Object> made : ForkJoinPool.commonPool().invokeAll(keys)) {
      made.get();
    }
  }

  /** Writes the public half of a key where the service reads it. */
  private static String published(Path folder, String issuer, SigningKey key) throws IOException {
    Path file = folder.resolve(issuer + "-jwks.json");
    String keys = key.publicKeys().toString();
    // Another demo with the same folder may be reading it.
    if (Files.notExists(file) || !Files.readString(file).equals(keys)) {
      Files.writeString(file, keys);
    }
    return file.toUri().toString();
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

  @Override
  public String getValue(String key) {
    return values.get(key);
  }

  @Override
  public String getName() {
    return DemoKeysConfigSource.class.getName();
  }
}
