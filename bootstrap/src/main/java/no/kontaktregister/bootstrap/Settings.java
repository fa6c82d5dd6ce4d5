package no.kontaktregister.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.adapters.pki.CertificateStrength;
import no.kontaktregister.adapters.pki.OrganisationNumber;
import no.kontaktregister.adapters.rest.configuration.RestConfiguration;
import no.kontaktregister.adapters.soap.configuration.SoapConfiguration;
import no.kontaktregister.adapters.soap.wssecurity.SigningKey;
import no.kontaktregister.bootstrap.admission.AdmissionSettings;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.oppslag.PrintSertifikat;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The configuration of the service. Each adapter reads its own keys; the keys that concern several
 * adapters are read and compared here.
 *
 * @param syntheticNumbers whether synthetic personidentifikatorer are accepted
 * @param rest the REST endpoints' settings
 * @param soap the SOAP endpoints' settings
 * @param admission how many requests are answered concurrently
 * @param printSertifikat the provider that prints mail, and the certificate for that mail
 */
record Settings(
    SyntheticNumbers syntheticNumbers,
    RestConfiguration rest,
    SoapConfiguration soap,
    AdmissionSettings admission,
    PrintSertifikat printSertifikat) {

  static final String PRINT_SERTIFIKAT = "kontaktregister.print.sertifikat";
  static final String PRINT_SERTIFIKAT_EXPECTED =
      "a file with the print service's certificate, in PEM or DER, which is valid today, may be"
          + " used for encryption, has an RSA key of 2048 bits or more and is not signed with SHA-1"
          + " or MD5";

  private static final String ITSELF = "kontaktregister.virksomhetsidentifikator";
  static final String NOT_THE_DEMOS = ", not the demo's, whose keys anybody may have";

  /**
   * Reads all keys.
   *
   * @param overlay gives the clocks, and says whether the demo's issuers are trusted
   * @return empty when one has a fault
   */
  static Optional<Settings> read(Configuration configuration, Overlay overlay) {
    Optional<SyntheticNumbers> syntheticNumbers =
        configuration.oneOf(
            "kontaktregister.person.synthetic-numbers",
            Map.of("accepted", SyntheticNumbers.ACCEPTED, "refused", SyntheticNumbers.REFUSED));
    Optional<RestConfiguration> rest = RestConfiguration.read(configuration, overlay.clock());
    Optional<SoapConfiguration> soap =
        SoapConfiguration.read(configuration, overlay.messageClock());
    AdmissionSettings admission = AdmissionSettings.read(configuration);
    Optional<PrintSertifikat> printSertifikat = printSertifikat(configuration);
    Optional<Virksomhetsidentifikator> itself = itself(configuration);
    soap.ifPresent(
        it ->
            checkOwnCertificate(
                configuration, overlay, it.wsSecurity().signingKey().get().certificate(), itself));
    if (!overlay.acceptsKeysForAnybody()) {
      refuseTokensForAnybody(configuration, rest);
    }
    return syntheticNumbers.isPresent()
            && rest.isPresent()
            && soap.isPresent()
            && printSertifikat.isPresent()
            && itself.isPresent()
        ? Optional.of(
            new Settings(
                syntheticNumbers.get(), rest.get(), soap.get(), admission, printSertifikat.get()))
        : Optional.empty();
  }

  /**
   * Reads the registry's own key again.
   *
   * @return empty when the file has a fault; it may have one also otherwise
   */
  static Optional<SigningKey> signingKey(Configuration configuration, Overlay overlay) {
    Optional<SigningKey> read = SoapConfiguration.readSigningKey(configuration);
    read.ifPresent(
        key ->
            checkOwnCertificate(configuration, overlay, key.certificate(), itself(configuration)));
    return read;
  }

  /** The last instant at which a certificate is valid. */
  static Instant end(X509Sertifikat sertifikat) {
    try (InputStream der = new ByteArrayInputStream(sertifikat.der())) {
      return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(der))
          .getNotAfter()
          .toInstant();
    } catch (IOException | CertificateException readBefore) {
      throw new IllegalStateException(readBefore);
    }
  }

  private static Optional<Virksomhetsidentifikator> itself(Configuration configuration) {
    return enterprise(configuration, ITSELF, "the registry's own organisation number");
  }

  private static void checkOwnCertificate(
      Configuration configuration,
      Overlay overlay,
      X509Certificate own,
      Optional<Virksomhetsidentifikator> itself) {
    if (itself.isPresent() && !OrganisationNumber.in(own).equals(itself)) {
      configuration.add(
          SoapConfiguration.KEYSTORE,
          "its certificate does not name the organisation in " + ITSELF,
          SoapConfiguration.KEYSTORE_EXPECTED);
    }
    if (!CertificateStrength.isStronglySigned(own) || !CertificateStrength.hasStrongKey(own)) {
      configuration.add(
          SoapConfiguration.KEYSTORE,
          "its certificate has a weak signature or a short key",
          SoapConfiguration.KEYSTORE_EXPECTED
              + ", has an RSA key of 2048 bits or more and is not signed with SHA-1 or MD5");
    }
    if (!overlay.acceptsKeysForAnybody()
        && own.getIssuerX500Principal().equals(KeysForAnybody.CERTIFICATE_AUTHORITY)) {
      configuration.refuse(
          SoapConfiguration.KEYSTORE, SoapConfiguration.KEYSTORE_EXPECTED + NOT_THE_DEMOS);
    }
  }

  private static void refuseTokensForAnybody(
      Configuration configuration, Optional<RestConfiguration> rest) {
    if (rest.filter(it -> KeysForAnybody.isTokenIssuer(it.tokens().maskinporten().issuer()))
        .isPresent()) {
      configuration.refuse(RestConfiguration.MASKINPORTEN_ISSUER, "an issuer" + NOT_THE_DEMOS);
    }
    if (rest.flatMap(it -> it.tokens().idporten())
        .filter(it -> KeysForAnybody.isTokenIssuer(it.issuer()))
        .isPresent()) {
      configuration.refuse(RestConfiguration.IDPORTEN_ISSUER, "an issuer" + NOT_THE_DEMOS);
    }
  }

  /** Reads the provider that prints, and the file with its certificate. */
  static Optional<PrintSertifikat> printSertifikat(Configuration configuration) {
    Optional<Virksomhetsidentifikator> leverandoer =
        enterprise(
            configuration,
            "kontaktregister.print.postkasseleverandoer",
            "the organisation number of the mailbox provider that prints");
    Optional<X509Sertifikat> sertifikat =
        configuration
            .required(PRINT_SERTIFIKAT, PRINT_SERTIFIKAT_EXPECTED)
            .flatMap(file -> sertifikat(configuration, file));
    return leverandoer.flatMap(
        printer -> sertifikat.map(certificate -> new PrintSertifikat(printer, certificate)));
  }

  private static Optional<X509Sertifikat> sertifikat(Configuration configuration, String file) {
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      return Optional.of(
          new X509Sertifikat(
              CertificateFactory.getInstance("X.509").generateCertificate(content).getEncoded()));
    } catch (CertificateException notACertificate) {
      configuration.add(
          PRINT_SERTIFIKAT,
          "no certificate can be read from \"" + file + "\"",
          PRINT_SERTIFIKAT_EXPECTED);
    } catch (IOException | InvalidPathException missing) {
      configuration.add(
          PRINT_SERTIFIKAT,
          "there is no readable file \"" + file + "\"",
          PRINT_SERTIFIKAT_EXPECTED);
    }
    return Optional.empty();
  }

  private static Optional<Virksomhetsidentifikator> enterprise(
      Configuration configuration, String key, String expected) {
    return configuration.required(
        key,
        expected,
        text -> Virksomhetsidentifikator.parse(text).orElseThrow(IllegalArgumentException::new));
  }
}
