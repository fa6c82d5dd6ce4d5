package no.kontaktregister.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import no.kontaktregister.adapters.pki.OrganisationNumber;
import no.kontaktregister.adapters.pki.Revocation.Mode;
import no.kontaktregister.adapters.pki.Trust;
import no.kontaktregister.adapters.rest.maskinporten.MaskinportenSettings;
import no.kontaktregister.adapters.rest.protocol.RestSettings;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.bootstrap.startpage.DemoCaller;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.eclipse.microprofile.config.Config;

/**
 * The configuration, read once and checked whole, so that what is wrong is told at the start and by
 * key. The README's table describes each key.
 *
 * @param demo whether the profile demo is on
 * @param registryAdapter which adapter gives the registry
 * @param syntheticNumbers whether the numbers of invented persons are accepted
 * @param rest what the REST door must be told
 * @param maskinporten whose tokens the REST door relies on
 * @param soap what the SOAP door must be told
 * @param wsSecurity how the SOAP door secures its messages
 * @param sharedReplayStore whether several nodes remember together which messages they have taken
 * @param printSertifikat where mail goes that is to be printed
 * @param certificates whose certificates are relied on
 * @param auditKey for the hash that stands in a citizen's place in the audit trail
 * @param demoCaller whom the start page lets people play; nobody outside the demo
 */
record Settings(
    boolean demo,
    RegistryAdapter registryAdapter,
    SyntheticNumbers syntheticNumbers,
    RestSettings rest,
    MaskinportenSettings maskinporten,
    SoapSettings soap,
    WsSecuritySettings wsSecurity,
    boolean sharedReplayStore,
    PrintSertifikat printSertifikat,
    CertificateSettings certificates,
    AuditKey auditKey,
    Optional<DemoCaller> demoCaller) {

  private static final String DEMO_PROFILE = "demo";

  /** Gives anybody a token; see the module demo. */
  private static final String DEMO_ISSUER = "https://demo.kontaktregister.invalid/";

  /** Gives anybody a certificate; see the module demo. */
  private static final X500Principal DEMO_AUTHORITY =
      new X500Principal("CN=Demo CA,O=Kontaktregister,C=NO");

  private static final String ITSELF = "kontaktregister.virksomhetsidentifikator";

  private static final String PRINT_SERTIFIKAT = "kontaktregister.print.sertifikat";
  private static final String PRINT_SERTIFIKAT_EXPECTED =
      "a file with the print service's certificate, in PEM or DER, which is valid today, may be"
          + " used for encryption and has an RSA key of 2048 bits or more";

  static final String REPLAY_STORE = "kontaktregister.soap.replay-store";

  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  /**
   * @throws ConfigurationException when a key is missing or has a value that cannot be used
   */
  static Settings read(Config config) {
    boolean demo = optional(config, "mp.config.profile").filter(DEMO_PROFILE::equals).isPresent();
    if (demo) {
      requireLoopback(config);
    }
    int maxBodyBytes = number(config, "kontaktregister.http.max-body-bytes", 1024, MAX_BODY_BYTES);
    return new Settings(
        demo,
        registryAdapter(config),
        syntheticNumbers(config),
        new RestSettings(maxBodyBytes),
        maskinporten(config, demo),
        new SoapSettings(maxBodyBytes, publicUrl(config)),
        wsSecurity(config, demo),
        sharedReplayStore(config),
        printSertifikat(config),
        certificates(config, demo),
        auditKey(config, demo),
        demoCaller(config, demo));
  }

  private static RegistryAdapter registryAdapter(Config config) {
    return RegistryAdapters.named(
        required(config, RegistryAdapters.KEY, "the name of the adapter that gives the registry"));
  }

  private static MaskinportenSettings maskinporten(Config config, boolean demo) {
    String key = "kontaktregister.maskinporten.issuer";
    String expected = "what Maskinporten calls itself, for example https://maskinporten.no/";
    String issuer = required(config, key, expected);
    if (issuer.equals(DEMO_ISSUER) && !demo) {
      throw ConfigurationException.unusable(key, expected);
    }
    return new MaskinportenSettings(
        issuer,
        jwksUrl(config),
        optional(config, "kontaktregister.maskinporten.audience"),
        Duration.ofSeconds(
            number(config, "kontaktregister.maskinporten.clock-skew-seconds", 0, 300)));
  }

  private static URL jwksUrl(Config config) {
    String key = "kontaktregister.maskinporten.jwks-url";
    String expected =
        "the https or file URL of Maskinporten's keys, for example https://maskinporten.no/jwk";
    String text = required(config, key, expected);
    try {
      URL url = new URL(text);
      // Whoever is on the way of an answer without TLS could put keys of their own into it.
      if (Set.of("https", "file").contains(url.getProtocol())
          || url.getProtocol().equals("http")
              && InetAddress.getByName(url.getHost()).isLoopbackAddress()) {
        return url;
      }
    } catch (MalformedURLException | UnknownHostException malformed) {
      // Told below, as for another scheme.
    }
    throw ConfigurationException.unusable(key, expected);
  }

  /** Without a key of its own, the demo makes one that lasts until it stops. */
  private static AuditKey auditKey(Config config, boolean demo) {
    String key = "kontaktregister.audit.key";
    String expected = "the base64 of 32 random bytes or more, which openssl rand -base64 32 makes";
    if (demo && optional(config, key).isEmpty()) {
      return AuditKey.random();
    }
    try {
      return new AuditKey(Base64.getDecoder().decode(required(config, key, expected)));
    } catch (IllegalArgumentException unusable) {
      throw ConfigurationException.unusable(key, expected);
    }
  }

  private static SyntheticNumbers syntheticNumbers(Config config) {
    String key = "kontaktregister.person.synthetic-numbers";
    String expected = "accepted or refused";
    return switch (required(config, key, expected)) {
      case "accepted" -> SyntheticNumbers.ACCEPTED;
      case "refused" -> SyntheticNumbers.REFUSED;
      default -> throw ConfigurationException.unusable(key, expected);
    };
  }

  private static WsSecuritySettings wsSecurity(Config config, boolean demo) {
    String file = "kontaktregister.soap.keystore";
    String expected = "a PKCS#12 file with the registry's own key and certificate";
    Path path = Path.of(required(config, file, expected));
    char[] password =
        required(config, "kontaktregister.soap.keystore-password", "what protects the keystore")
            .toCharArray();
    try (InputStream content = Files.newInputStream(path)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(content, password);
      String alias =
          Collections.list(keys.aliases()).stream()
              .filter(entry -> isKey(keys, entry))
              .findFirst()
              .orElseThrow(() -> ConfigurationException.unusable(file, expected));
      X509Certificate own = (X509Certificate) keys.getCertificate(alias);
      own.checkValidity();
      Virksomhetsidentifikator itself =
          enterprise(config, ITSELF, "the registry's own organisation number");
      if (OrganisationNumber.in(own).filter(itself::equals).isEmpty()) {
        throw ConfigurationException.unusable(
            file, expected + ", which names the organisation in " + ITSELF);
      }
      if (own.getIssuerX500Principal().equals(DEMO_AUTHORITY) && !demo) {
        throw ConfigurationException.unusable(file, expected + ", not the demo's");
      }
      return new WsSecuritySettings(
          keys,
          alias,
          new String(password),
          Duration.ofSeconds(number(config, "kontaktregister.soap.clock-skew-seconds", 0, 300)),
          encryption(config));
    } catch (CertificateExpiredException | CertificateNotYetValidException outside) {
      throw ConfigurationException.unusable(file, expected + " that is valid today");
    } catch (IOException | GeneralSecurityException unreadable) {
      throw ConfigurationException.unusable(
          file, expected + " that kontaktregister.soap.keystore-password opens");
    }
  }

  private static boolean isKey(KeyStore keys, String alias) {
    try {
      return keys.isKeyEntry(alias);
    } catch (KeyStoreException neverWhenLoaded) {
      throw new IllegalStateException(neverWhenLoaded);
    }
  }

  private static String encryption(Config config) {
    String key = "kontaktregister.soap.encryption";
    String expected = "aes256-cbc or aes256-gcm";
    return switch (required(config, key, expected)) {
      case "aes256-cbc" -> "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
      case "aes256-gcm" -> "http://www.w3.org/2009/xmlenc11#aes256-gcm";
      default -> throw ConfigurationException.unusable(key, expected);
    };
  }

  private static boolean sharedReplayStore(Config config) {
    String expected = "memory or jcache";
    return switch (required(config, REPLAY_STORE, expected)) {
      case "memory" -> false;
      case "jcache" -> true;
      default -> throw ConfigurationException.unusable(REPLAY_STORE, expected);
    };
  }

  private static PrintSertifikat printSertifikat(Config config) {
    String provider = "kontaktregister.print.postkasseleverandoer";
    Virksomhetsidentifikator postkasseleverandoer =
        enterprise(config, provider, "the organisation number of the provider that prints");
    String file = required(config, PRINT_SERTIFIKAT, PRINT_SERTIFIKAT_EXPECTED);
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      return new PrintSertifikat(
          postkasseleverandoer,
          new X509Sertifikat(
              CertificateFactory.getInstance("X.509").generateCertificate(content).getEncoded()));
    } catch (IOException | CertificateException | InvalidPathException unreadable) {
      throw unusablePrintSertifikat();
    }
  }

  /** The print certificate could be read, and is none that mail can be encrypted with. */
  static ConfigurationException unusablePrintSertifikat() {
    return ConfigurationException.unusable(PRINT_SERTIFIKAT, PRINT_SERTIFIKAT_EXPECTED);
  }

  private static Virksomhetsidentifikator enterprise(Config config, String key, String expected) {
    return Virksomhetsidentifikator.parse(required(config, key, expected))
        .orElseThrow(() -> ConfigurationException.unusable(key, expected));
  }

  private static CertificateSettings certificates(Config config, boolean demo) {
    return new CertificateSettings(
        trust(config, demo),
        mode(config, "kontaktregister.certificates.ocsp"),
        mode(config, "kontaktregister.certificates.crl"),
        Duration.ofSeconds(number(config, "kontaktregister.certificates.timeout-seconds", 1, 60)));
  }

  private static Trust trust(Config config, boolean demo) {
    String key = "kontaktregister.certificates.trust";
    String expected =
        "produksjon, test, or a file of certificates in PEM, or in PKCS#12 with"
            + " kontaktregister.certificates.trust-password";
    String name = required(config, key, expected);
    Optional<String> password = optional(config, "kontaktregister.certificates.trust-password");
    try {
      Trust trust =
          switch (name) {
            case "produksjon" -> Trust.produksjon();
            case "test" -> Trust.test();
            default ->
                password.isPresent()
                    ? Trust.inKeyStore(Path.of(name), password.get().toCharArray())
                    : Trust.inFile(Path.of(name));
          };
      if (trust.includes(DEMO_AUTHORITY) && !demo) {
        throw ConfigurationException.unusable(key, expected + ", not the demo's");
      }
      return trust;
    } catch (IOException | InvalidPathException unreadable) {
      throw ConfigurationException.unusable(key, expected);
    }
  }

  private static Mode mode(Config config, String key) {
    String expected = "kreves, forsoek or av";
    return switch (required(config, key, expected)) {
      case "kreves" -> Mode.KREVES;
      case "forsoek" -> Mode.FORSOEK;
      case "av" -> Mode.AV;
      default -> throw ConfigurationException.unusable(key, expected);
    };
  }

  private static Optional<String> publicUrl(Config config) {
    String key = "kontaktregister.http.public-url";
    Optional<String> url = optional(config, key);
    if (url.isPresent() && !url.get().matches("https?://[^/?#\\s]+(/[^?#\\s]*[^/?#\\s])?")) {
      throw ConfigurationException.unusable(
          key, "an http or https URL without a slash at its end, or remove it");
    }
    return url.map(URI::create).map(URI::toString);
  }

  // The demo lets anybody in, so it must not be reachable from another machine.
  private static void requireLoopback(Config config) {
    String key = "kontaktregister.http.address";
    Optional<String> address = optional(config, key);
    try {
      if (address.isPresent() && !InetAddress.getByName(address.get()).isLoopbackAddress()) {
        throw ConfigurationException.unusable(
            key, "127.0.0.1, the only address the profile demo listens on");
      }
    } catch (UnknownHostException unknown) {
      throw ConfigurationException.unusable(key, "an address of this machine");
    }
  }

  /** Outside the demo no key is read, whatever the configuration says. */
  private static Optional<DemoCaller> demoCaller(Config config, boolean demo) {
    String key = "kontaktregister.demo.keys";
    Optional<String> folder = demo ? optional(config, key) : Optional.empty();
    if (folder.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(DemoCaller.in(Path.of(folder.get())));
    } catch (IOException
        | GeneralSecurityException
        | ParseException
        | InvalidPathException unusable) {
      throw ConfigurationException.unusable(
          key, "the folder of 984661185.p12 and issuer.json that mvn -Prun makes, or remove it");
    }
  }

  private static Optional<String> optional(Config config, String key) {
    return config.getOptionalValue(key, String.class);
  }

  private static String required(Config config, String key, String expected) {
    return optional(config, key).orElseThrow(() -> ConfigurationException.missing(key, expected));
  }

  private static int number(Config config, String key, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(required(config, key, expected));
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as for a number that is out of range.
    }
    throw ConfigurationException.unusable(key, expected);
  }
}
