package no.kontaktregister.adapters.pki.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.UnrecoverableKeyException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.adapters.pki.CertificateStrength;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;
import no.kontaktregister.domain.configuration.Configuration;

/**
 * The keys of enterprise identification: {@code kontaktregister.certificates.*}.
 *
 * @param trust the trusted issuers
 * @param ocsp whether OCSP responders are asked
 * @param crl whether revocation lists are fetched
 * @param timeout the longest wait for either
 */
public record PkiConfiguration(Trust trust, Mode ocsp, Mode crl, Duration timeout) {

  /** The key for the trusted issuers. */
  public static final String TRUST = "kontaktregister.certificates.trust";

  private static final String TRUST_PASSWORD = "kontaktregister.certificates.trust-password";

  /** What that key may be set to. */
  public static final String TRUST_EXPECTED =
      "produksjon, test, or a file of certificates in PEM, or in PKCS#12 with " + TRUST_PASSWORD;

  private static final String OCSP = "kontaktregister.certificates.ocsp";
  private static final String CRL = "kontaktregister.certificates.crl";
  private static final String TIMEOUT = "kontaktregister.certificates.timeout-seconds";

  /** All keys that are read here. */
  static final Set<String> KEYS = Set.of(TRUST, TRUST_PASSWORD, OCSP, CRL, TIMEOUT);

  private static final Map<String, Mode> MODES =
      Map.of("kreves", Mode.KREVES, "forsoek", Mode.FORSOEK, "av", Mode.AV);

  /** Reads all keys; empty if one has a fault. */
  public static Optional<PkiConfiguration> read(Configuration configuration) {
    Optional<Trust> trust = readTrust(configuration);
    Optional<Mode> ocsp = configuration.oneOf(OCSP, MODES);
    Optional<Mode> crl = configuration.oneOf(CRL, MODES);
    Duration timeout = Duration.ofSeconds(configuration.number(TIMEOUT, 1, 60));
    return trust.isEmpty() || ocsp.isEmpty() || crl.isEmpty()
        ? Optional.empty()
        : Optional.of(new PkiConfiguration(trust.get(), ocsp.get(), crl.get(), timeout));
  }

  /** Reads the trusted issuers, at the start and again when their file has changed. */
  static Optional<Trust> readTrust(Configuration configuration) {
    Optional<String> password = configuration.apply(TRUST_PASSWORD);
    return configuration
        .required(TRUST, TRUST_EXPECTED)
        .flatMap(name -> trust(configuration, name, password));
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
      Trust trust =
          password.isPresent()
              ? Trust.inKeyStore(file, password.get().toCharArray())
              : Trust.inFile(file);
      if (!trust.anchors().stream().allMatch(CertificateStrength::hasStrongKey)) {
        configuration.add(
            TRUST,
            "\"" + name + "\" has a certificate whose key is too short",
            TRUST_EXPECTED + ", with RSA keys of 2048 bits or more");
        return Optional.empty();
      }
      return Optional.of(trust);
    } catch (IOException unreadable) {
      if (unreadable.getCause() instanceof UnrecoverableKeyException) {
        configuration.refuseSecret(TRUST_PASSWORD, "the password of the file in " + TRUST);
      } else {
        configuration.add(
            TRUST, "no certificates can be read from \"" + name + "\"", TRUST_EXPECTED);
      }
    } catch (InvalidPathException notAPath) {
      configuration.refuse(TRUST, TRUST_EXPECTED);
    }
    return Optional.empty();
  }
}
