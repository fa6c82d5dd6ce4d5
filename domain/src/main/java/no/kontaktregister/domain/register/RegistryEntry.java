package no.kontaktregister.domain.register;

import java.util.Objects;
import java.util.Optional;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;

/**
 * A citizen, with what the rest of the registry adds.
 *
 * <p>Source: docs/contract.md#oppslag and docs/contract.md#rest.
 *
 * @param person the citizen
 * @param leverandoersSertifikat the certificate of the mailbox provider that runs the citizen's
 *     active mailbox; empty when the citizen has none, when the mailbox has its own certificate, or
 *     when the provider has none
 * @param epostadresseDuplisert whether another citizen has registered the same e-mail address
 * @param mobiltelefonnummerDuplisert whether another citizen has registered the same mobile number
 */
public record RegistryEntry(
    Person person,
    Optional<X509Sertifikat> leverandoersSertifikat,
    boolean epostadresseDuplisert,
    boolean mobiltelefonnummerDuplisert) {

  public RegistryEntry {
    Objects.requireNonNull(person);
    Objects.requireNonNull(leverandoersSertifikat);
  }

  /** An entry to which the rest of the registry adds nothing. */
  public static RegistryEntry of(Person person) {
    return new RegistryEntry(person, Optional.empty(), false, false);
  }

  /**
   * The certificate that mail to the citizen is encrypted with: the mailbox's own, or else the
   * provider's.
   */
  public Optional<X509Sertifikat> sertifikat() {
    return person
        .aktivPostkasse()
        .flatMap(postkasse -> postkasse.sertifikat().or(() -> leverandoersSertifikat));
  }
}
