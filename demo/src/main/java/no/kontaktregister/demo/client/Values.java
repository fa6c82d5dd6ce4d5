package no.kontaktregister.demo.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of the command line. The message of an exception says what is expected. */
final class Values {

  private static final String URL_EXPECTED =
      "must begin with http:// or https:// and name a host, such as http://localhost:8080.";

  private Values() {}

  static URI url(String text) {
    try {
      URI url = new URI(text);
      if (url.getHost() != null && text.matches("https?://.*")) {
        return url;
      }
    } catch (URISyntaxException malformed) {
      throw unfit(URL_EXPECTED);
    }
    throw unfit(URL_EXPECTED);
  }

  static Virksomhetsidentifikator orgnr(String text) {
    return Virksomhetsidentifikator.parse(text)
        .orElseThrow(
            () -> unfit("must be an organisation number: nine digits, the last a check digit."));
  }

  static Personidentifikator number(String text) {
    return Personidentifikator.parse(text, SyntheticNumbers.ACCEPTED)
        .filter(Personidentifikator::isSynthetic)
        .orElseThrow(
            () ->
                unfit(
                    "must be a synthetic number: eleven digits, the last two check digits, with 40"
                        + " or 80 added to the month."));
  }

  static Long endringsnummer(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw unfit("must be a whole number that is not negative.");
    }
    return Long.valueOf(text);
  }

  static X509Certificate certificate(String file) {
    try (InputStream content = Files.newInputStream(Path.of(file))) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(content);
    } catch (IOException | InvalidPathException | CertificateException unreadable) {
      throw unfit("must be a file with a certificate, in PEM or DER.");
    }
  }

  private static TypeConversionException unfit(String expected) {
    return new TypeConversionException(expected);
  }
}
