package no.kontaktregister.endtoend.service;

import java.nio.file.Files;
import no.kontaktregister.demo.DemoAuthority;

/** The certificates that the demo's mailbox providers have. */
public final class DemoCertificates {

  private DemoCertificates() {}

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
