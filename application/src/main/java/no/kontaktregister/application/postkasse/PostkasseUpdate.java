package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.postkasse.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.Beskrivelse.UGYLDIG_ORGNR;
import static no.kontaktregister.domain.postkasse.Beskrivelse.UGYLDIG_PERSONNUMMER;
import static no.kontaktregister.domain.postkasse.Beskrivelse.UGYLDIG_SERTIFIKAT;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.feilet;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Postkasseendring;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.Postkasseendring.Endret;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.Beskrivelse;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.Decision;
import no.kontaktregister.domain.register.RegistryUpdate;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Operasjon;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * What creating, updating and deleting a mailbox have in common: all but the rule about the
 * citizen, which each service brings.
 *
 * <p>Access counts first. Then the first that applies decides: what is wrong with what the provider
 * wrote, in the order of the contract's table, and then the rule. All of it is one step, so of two
 * providers that want one citizen at once the second sees what the first has done.
 */
public final class PostkasseUpdate {

  private final RegistryUpdate registry;
  private final CertificateValidation certificates;
  private final SyntheticNumbers syntheticNumbers;

  public PostkasseUpdate(
      RegistryUpdate registry,
      CertificateValidation certificates,
      SyntheticNumbers syntheticNumbers) {
    this.registry = registry;
    this.certificates = certificates;
    this.syntheticNumbers = syntheticNumbers;
  }

  PostkasseRespons apply(
      Operasjon operasjon,
      Caller caller,
      String personidentifikator,
      String virksomhetsidentifikator,
      Optional<X509Sertifikat> sertifikat,
      Function<Person, Postkasseendring> regel) {
    Optional<Personidentifikator> citizen =
        Personidentifikator.parse(personidentifikator, syntheticNumbers);
    // Judged before the step begins, in which others have to wait.
    Optional<Beskrivelse> mistake =
        citizen.isEmpty()
            ? Optional.of(UGYLDIG_PERSONNUMMER)
            : mistakeIn(caller, virksomhetsidentifikator, sertifikat);
    return registry.update(
        caller,
        citizen,
        Optional.empty(),
        registered -> {
          AccessDeniedException.unlessAllowed(registered.tilgang(), caller, operasjon);
          return mistake
              .map(beskrivelse -> Decision.leave(feilet(beskrivelse)))
              .orElseGet(() -> decide(citizen.flatMap(registered::person), regel));
        });
  }

  private Optional<Beskrivelse> mistakeIn(
      Caller caller, String virksomhetsidentifikator, Optional<X509Sertifikat> sertifikat) {
    Optional<Virksomhetsidentifikator> provider =
        Virksomhetsidentifikator.parse(virksomhetsidentifikator);
    if (provider.isEmpty() || !provider.get().equals(caller.virksomhet())) {
      return Optional.of(UGYLDIG_ORGNR);
    }
    return sertifikat
        .map(certificates::judge)
        .filter(verdict -> verdict != CertificateVerdict.ACCEPTED)
        .map(refused -> UGYLDIG_SERTIFIKAT);
  }

  private static Decision<PostkasseRespons> decide(
      Optional<Person> citizen, Function<Person, Postkasseendring> regel) {
    if (citizen.isEmpty()) {
      return Decision.leave(feilet(BRUKER_IKKE_FUNNET));
    }
    Postkasseendring endring = regel.apply(citizen.get());
    if (endring instanceof Avslag avslag) {
      return Decision.leave(feilet(avslag.beskrivelse()));
    }
    Person changed = ((Endret) endring).person();
    // What is so already takes no endringsNummer.
    return changed.equals(citizen.get())
        ? Decision.leave(PostkasseRespons.OK)
        : Decision.change(PostkasseRespons.OK, changed);
  }
}
