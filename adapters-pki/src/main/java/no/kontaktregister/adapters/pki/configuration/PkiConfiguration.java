package no.kontaktregister.adapters.pki.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The keys of certificate validation: {@code kontaktregister.certificates.*}.
 *
 * @param trust the issuers
 * @param ocsp whether responders are asked
 * @param crl whether lists are fetched
 * @param timeout the longest wait for either
 */
public record PkiConfiguration(Trust trust, Mode ocsp, Mode crl, Duration timeout) {

  /** The key of the issuers. */
  public static final String TRUST = "kontaktregister.certificates.trust";

  private static final String TRUST_PASSWORD = "kontaktregister.certificates.trust-password";

  /** What stands there. */
  public static final String TRUST_EXPECTED =
      "produksjon, test, or a file of certificates in PEM, or in PKCS#12 with " + TRUST_PASSWORD;

  private static final Map<String, Mode> MODES =
      Map.of("kreves", Mode.KREVES, "forsoek", Mode.FORSOEK, "av", Mode.AV);

  /** Reads all keys; empty when one has a fault. */
  public static Optional<PkiConfiguration> read(Configuration configuration) {
    Optional<String> password = configuration.apply(TRUST_PASSWORD);
    Optional<Trust> trust =
        configuration
            .required(TRUST, TRUST_EXPECTED)
            .flatMap(name -> trust(configuration, name, password));
    Optional<Mode> ocsp = configuration.oneOf("kontaktregister.certificates.ocsp", MODES);
    Optional<Mode> crl = configuration.oneOf("kontaktregister.certificates.crl", MODES);
    Duration timeout =
        Duration.ofSeconds(
            configuration.number("kontaktregister.certificates.timeout-seconds", 1, 60));
    return trust.isEmpty() || ocsp.isEmpty() || crl.isEmpty()
        ? Optional.empty()
        : Optional.of(new PkiConfiguration(trust.get(), ocsp.get(), crl.get(), timeout));
  }

  private static Optional<Trust> trust(
      Configuration configuration, String name, Optional<String> password) {
    if (name.equals("produksjon")) {
      return Optional.of(Trust.produksjon());
    }
    if (name.equals("test")) {
      return Optional.of(Trust.test());
    }
    try {
      Path file = Path.of(name);
      if (!Files.isReadable(file)) {
        configuration.add(TRUST, "there is no readable file \"" + name + "\"", TRUST_EXPECTED);
        return Optional.empty();
      }
      return Optional.of(
          password.isPresent()
              ? Trust.inKeyStore(file, password.get().toCharArray())
              : Trust.inFile(file));
    } catch (IOException unreadable) {
      if (unreadable.getCause() instanceof UnrecoverableKeyException) {
        configuration.refuseSecret(TRUST_PASSWORD, "the password of the file in " + TRUST);
      } else {
        configuration.add(
            TRUST, "\"" + name + "\" holds no certificates that can be read", TRUST_EXPECTED);
      }
    } catch (InvalidPathException notAPath) {
      configuration.refuse(TRUST, TRUST_EXPECTED);
    }
    return Optional.empty();
  }
}
