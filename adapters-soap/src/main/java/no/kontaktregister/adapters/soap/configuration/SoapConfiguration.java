package no.kontaktregister.adapters.soap.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.UnrecoverableKeyException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.Requests;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The keys of the SOAP endpoints: {@code kontaktregister.soap.*} and two of {@code
 * kontaktregister.http.*}.
 *
 * @param soap limits and addresses
 * @param wsSecurity how messages are secured
 * @param sharedReplayStore whether several nodes share their memory of accepted messages
 */
public record SoapConfiguration(
    SoapSettings soap, WsSecuritySettings wsSecurity, boolean sharedReplayStore) {

  /** The key of the file with the registry's own key and certificate. */
  public static final String KEYSTORE = "kontaktregister.soap.keystore";

  /** What that file must contain. */
  public static final String KEYSTORE_EXPECTED =
      "a PKCS#12 file with the registry's own key and certificate, which is valid today";

  /** The key that says where accepted messages are remembered. */
  public static final String REPLAY_STORE = "kontaktregister.soap.replay-store";

  private static final String KEYSTORE_PASSWORD = "kontaktregister.soap.keystore-password";
  private static final String PASSWORD_EXPECTED = "the password of the file in " + KEYSTORE;
  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  /**
   * Reads all keys.
   *
   * @param clock the time for the time stamps of messages
   * @return empty when one has a fault
   */
  public static Optional<SoapConfiguration> read(Configuration configuration, InstantSource clock) {
    SoapSettings soap =
        new SoapSettings(
            configuration.number("kontaktregister.http.max-body-bytes", 1024, MAX_BODY_BYTES),
            configuration.optional(
                "kontaktregister.http.public-url",
                "an http or https URL without a slash at its end, or no value",
                SoapConfiguration::publicUrl));
    Optional<SigningKey> own = readSigningKey(configuration);
    Duration clockSkew =
        Duration.ofSeconds(configuration.number("kontaktregister.soap.clock-skew-seconds", 0, 300));
    Optional<String> encryption =
        configuration.oneOf(
            "kontaktregister.soap.encryption",
            Map.of(
                "aes256-cbc", "http://www.w3.org/2001/04/xmlenc#aes256-cbc",
                "aes256-gcm", "http://www.w3.org/2009/xmlenc11#aes256-gcm"));
    Optional<Requests> requests =
        configuration.oneOf(
            "kontaktregister.soap.requests",
            Map.of("strict", Requests.STRICT, "as-published", Requests.AS_PUBLISHED));
    Optional<Boolean> shared =
        configuration.oneOf(REPLAY_STORE, Map.of("memory", false, "jcache", true));
    return own.isEmpty() || encryption.isEmpty() || requests.isEmpty() || shared.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SoapConfiguration(
                soap,
                new WsSecuritySettings(
                    own::get, clockSkew, encryption.get(), requests.get(), clock),
                shared.get()));
  }

  /**
   * Reads the file with the registry's own key and certificate, at the start and again when it has
   * changed.
   *
   * @return empty when it has a fault
   */
  public static Optional<SigningKey> readSigningKey(Configuration configuration) {
    Optional<String> path = configuration.required(KEYSTORE, KEYSTORE_EXPECTED);
    Optional<String> password = configuration.required(KEYSTORE_PASSWORD, PASSWORD_EXPECTED);
    return path.flatMap(file -> password.flatMap(word -> open(configuration, file, word)));
  }

  private static String publicUrl(String text) {
    if (text.matches("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      return text;
    }
    throw new IllegalArgumentException();
  }

  private static Optional<SigningKey> open(
      Configuration configuration, String file, String password) {
    try {
      Path path = Path.of(file);
      if (!Files.isReadable(path)) {
        configuration.add(
            KEYSTORE, "there is no readable file \"" + file + "\"", KEYSTORE_EXPECTED);
        return Optional.empty();
      }
      KeyStore keys = load(path, password);
      for (String alias : Collections.list(keys.aliases())) {
        if (keys.isKeyEntry(alias) && keys.getCertificate(alias) instanceof X509Certificate own) {
          own.checkValidity();
          return Optional.of(new SigningKey(keys, alias, password));
        }
      }
      configuration.add(KEYSTORE, "no key is in \"" + file + "\"", KEYSTORE_EXPECTED);
    } catch (CertificateException outsideItsPeriod) {
      configuration.add(
          KEYSTORE, "the certificate in \"" + file + "\" is not valid today", KEYSTORE_EXPECTED);
    } catch (WrongPasswordException wrong) {
      configuration.refuseSecret(KEYSTORE_PASSWORD, PASSWORD_EXPECTED);
    } catch (IOException | GeneralSecurityException | InvalidPathException unreadable) {
      configuration.add(KEYSTORE, "\"" + file + "\" is not a PKCS#12 file", KEYSTORE_EXPECTED);
    }
    return Optional.empty();
  }

  private static KeyStore load(Path file, String password)
      throws IOException, GeneralSecurityException, WrongPasswordException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      keys.load(content, password.toCharArray());
      return keys;
    } catch (IOException failure) {
      // The cause distinguishes a wrong password from a file of another kind.
      if (failure.getCause() instanceof UnrecoverableKeyException) {
        throw new WrongPasswordException();
      }
      throw failure;
    }
  }

  private static final class WrongPasswordException extends Exception {

    private static final long serialVersionUID = 1L;
  }
}
