package no.kontaktregister.endtoend.service;

import java.nio.file.Files;
import java.util.Base64;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The certificates that the demo's mailbox providers have. */
public final class DemoCertificates {

  private DemoCertificates() {}

  /** A provider's certificate. */
  public static X509Sertifikat sertifikat(Virksomhetsidentifikator leverandoer) {
    return new X509Sertifikat(Base64.getDecoder().decode(of(leverandoer.value())));
  }

  /** A provider's certificate, DER in base64. */
  public static String of(String organisationNumber) {
    try {
      return String.join(
              "",
              Files.readAllLines(
                  DemoAuthority.in(DemoKeys.folder())
                      .keysOf(organisationNumber)
                      .resolveSibling(organisationNumber + ".pem")))
          .replaceAll("-----[A-Z ]+-----", "");
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }
}
