package no.kontaktregister.domain.postkasse;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * An approved mailbox provider.
 *
 * <p>Source: docs/contract.md#oppslag.
 *
 * @param virksomhetsidentifikator the provider's organisation number
 * @param navn its name, 1 to 100 characters
 * @param sertifikat the certificate that mail to its mailboxes is encrypted with, unless a mailbox
 *     has its own
 */
public record Postkasseleverandoer(
    Virksomhetsidentifikator virksomhetsidentifikator,
    String navn,
    Optional<X509Sertifikat> sertifikat) {

  private static final int MAX_LENGTH = 100;

  /**
   * @throws IllegalArgumentException when the name is empty or too long
   */
  public Postkasseleverandoer {
    Objects.requireNonNull(virksomhetsidentifikator);
    Objects.requireNonNull(sertifikat);
    if (navn.isBlank() || navn.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("the name of a mailbox provider has 1 to 100 characters");
    }
  }
}
