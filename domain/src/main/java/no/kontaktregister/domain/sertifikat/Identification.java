package no.kontaktregister.domain.sertifikat;

import java.util.Objects;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Whom a certificate stands for, as far as it can be relied on. */
public sealed interface Identification {

  /**
   * The certificate stands for an enterprise.
   *
   * @param virksomhet the enterprise
   */
  record Identified(Virksomhetsidentifikator virksomhet) implements Identification {

    public Identified {
      Objects.requireNonNull(virksomhet);
    }
  }

  /**
   * The certificate proves nothing.
   *
   * @param verdict why; for the operator's log, not for the caller
   */
  record Refused(CertificateVerdict verdict) implements Identification {

    public Refused {
      if (verdict == CertificateVerdict.ACCEPTED) {
        throw new IllegalArgumentException("an accepted certificate is not refused");
      }
    }
  }
}
