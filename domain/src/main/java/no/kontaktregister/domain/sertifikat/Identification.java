package no.kontaktregister.domain.sertifikat;

import java.util.Objects;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The enterprise that a certificate was issued to, or why the certificate is refused. */
public sealed interface Identification {

  /** The certificate identifies an enterprise. */
  record Identified(Virksomhetsidentifikator virksomhet) implements Identification {

    public Identified {
      Objects.requireNonNull(virksomhet);
    }
  }

  /**
   * The certificate is refused.
   *
   * @param verdict the reason, for the operator's log, not for the caller
   */
  record Refused(CertificateVerdict verdict) implements Identification {

    public Refused {
      if (verdict == CertificateVerdict.ACCEPTED) {
        throw new IllegalArgumentException("an accepted certificate is not refused");
      }
    }
  }
}
