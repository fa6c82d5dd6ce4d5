package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_ORGNR;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_PERSONNUMMER;
import static no.kontaktregister.domain.postkasse.PostkasseRespons.Beskrivelse.UGYLDIG_SERTIFIKAT;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;

import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Postkasseendring;
import no.kontaktregister.domain.person.Postkasseendring.Avslag;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.RegistryUpdate;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * The common part of creating, updating and deleting a mailbox. Each service adds its rule about
 * the citizen.
 *
 * <p>Access is checked first, then the request, in the order of {@link
 * PostkasseRespons.Beskrivelse}, and then the rule. The first reason that applies decides. All of
 * this is one atomic step: when two providers want the same citizen at once, the second sees what
 * the first has done.
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
      EnterpriseCaller caller,
      String personidentifikator,
      String virksomhetsidentifikator,
      Optional<X509Sertifikat> sertifikat,
      Function<Person, Postkasseendring> rule) {
    Optional<Personidentifikator> citizen =
        Personidentifikator.parse(personidentifikator, syntheticNumbers);
    boolean ownNumber =
        Virksomhetsidentifikator.parse(virksomhetsidentifikator)
            .filter(caller.virksomhet()::equals)
            .isPresent();
    // Judged before the atomic step, because other changes wait while it lasts.
    boolean acceptable =
        sertifikat
            .map(certificates::judge)
            .filter(verdict -> verdict != CertificateVerdict.ACCEPTED)
            .isEmpty();
    return respons(
        registry.update(
            caller,
            citizen,
            registered -> {
              AccessDeniedException.unlessGranted(POSTKASSELEVERANDOER, caller, registered);
              if (citizen.isEmpty()) {
                return new Avslag(UGYLDIG_PERSONNUMMER);
              }
              if (!ownNumber || !registered.leverandoerGodkjent()) {
                return new Avslag(UGYLDIG_ORGNR);
              }
              if (!acceptable) {
                return new Avslag(UGYLDIG_SERTIFIKAT);
              }
              return registered
                  .person(citizen.get())
                  .map(rule)
                  .orElseGet(() -> new Avslag(BRUKER_IKKE_FUNNET));
            }));
  }

  private static PostkasseRespons respons(Postkasseendring endring) {
    return endring instanceof Avslag avslag
        ? PostkasseRespons.feilet(avslag.beskrivelse())
        : PostkasseRespons.ok();
  }
}
