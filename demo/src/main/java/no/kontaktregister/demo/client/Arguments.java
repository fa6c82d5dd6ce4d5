package no.kontaktregister.demo.client;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.owasp.encoder.Encode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The arguments that several commands have, and the XML elements in which they are sent. */
final class Arguments {

  private Arguments() {}

  static final class Caller {

    @Parameters(
        index = "0",
        paramLabel = "ORGNR",
        description = "the enterprise that calls: its organisation number")
    Virksomhetsidentifikator orgnr;

    String element() {
      return Arguments.element("virksomhetsidentifikator", orgnr.value());
    }
  }

  static final class Citizen {

    static final String DESCRIPTION = "a citizen: a synthetic number";

    @Parameters(index = "+", paramLabel = "PERSONIDENTIFIKATOR", description = DESCRIPTION)
    private Personidentifikator number;

    String element() {
      return element(number);
    }

    static String element(Personidentifikator number) {
      return Arguments.element("personidentifikator", number.value());
    }
  }

  static final class Mailbox {

    @Parameters(
        index = "+",
        paramLabel = "POSTKASSEADRESSE",
        description = "where the mailbox is, such as kari.nordmann#4XKQ")
    private String address;

    @Mixin private CertificateFile certificate;

    String elements() throws CertificateEncodingException {
      return element("postkasseadresse", address) + certificate.element();
    }
  }

  static final class CertificateFile {

    @Option(
        names = "--sertifikat",
        paramLabel = "FILE",
        description = "the mailbox's own certificate, in PEM or DER")
    private X509Certificate certificate;

    /** Nothing, if there is no certificate. */
    String element() throws CertificateEncodingException {
      return certificate == null
          ? ""
          : Arguments.element(
              "X509Sertifikat", Base64.getEncoder().encodeToString(certificate.getEncoded()));
    }
  }

  static String element(String name, String text) {
    return "<%1$s>%2$s</%1$s>".formatted(name, Encode.forXml(text));
  }
}
