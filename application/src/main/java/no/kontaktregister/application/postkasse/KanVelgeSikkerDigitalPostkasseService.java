package no.kontaktregister.application.postkasse;

import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.BRUKER_IKKE_FUNNET;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_EPOSTADRESSE;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_ORGNR;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_PERSONNUMMER;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.Beskrivelse.UGYLDIG_SERTIFIKAT;
import static no.kontaktregister.domain.postkasse.KanVelgeRespons.nei;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;

import java.util.Optional;
import java.util.Set;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.KanVelgeRespons;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.sertifikat.CertificateValidation;
import no.kontaktregister.domain.sertifikat.CertificateVerdict;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Follows the contract's table: the first row that applies decides. Rows 1 to 4 check what the
 * caller wrote. Rows 5 to 7 depend on the citizen alone ({@link
 * Person#kanVelgeSikkerDigitalPostkasse()}).
 */
public final class KanVelgeSikkerDigitalPostkasseService implements KanVelgeSikkerDigitalPostkasse {

  private final RegistryLookup registry;
  private final CertificateValidation certificates;
  private final EpostadresseFormat epostadresseFormat;
  private final SyntheticNumbers syntheticNumbers;

  public KanVelgeSikkerDigitalPostkasseService(
      RegistryLookup registry,
      CertificateValidation certificates,
      EpostadresseFormat epostadresseFormat,
      SyntheticNumbers syntheticNumbers) {
    this.registry = registry;
    this.certificates = certificates;
    this.epostadresseFormat = epostadresseFormat;
    this.syntheticNumbers = syntheticNumbers;
  }

  @Override
  public KanVelgeRespons kanVelge(KanVelgeForespoersel forespoersel) {
    Optional<Personidentifikator> citizen =
        Personidentifikator.parse(forespoersel.personidentifikator(), syntheticNumbers);
    Optional<Virksomhetsidentifikator> leverandoer = leverandoer(forespoersel);
    RegistryExtract registered =
        registry.lookUp(
            forespoersel.caller(), citizen.map(Set::of).orElseGet(Set::of), leverandoer);

    AccessDeniedException.unlessGranted(POSTKASSELEVERANDOER, forespoersel.caller(), registered);

    if (citizen.isEmpty()) {
      return nei(UGYLDIG_PERSONNUMMER);
    }

    if (!registered.leverandoerGodkjent()) {
      return nei(UGYLDIG_ORGNR);
    }

    if (forespoersel.sertifikat().isPresent()
        && certificates.judge(forespoersel.sertifikat().get()) != CertificateVerdict.ACCEPTED) {
      return nei(UGYLDIG_SERTIFIKAT);
    }

    if (forespoersel.epostadresse().isPresent()
        && Epostadresse.parse(forespoersel.epostadresse().get(), epostadresseFormat).isEmpty()) {
      return nei(UGYLDIG_EPOSTADRESSE);
    }

    return registered
        .person(citizen.get())
        .map(Person::kanVelgeSikkerDigitalPostkasse)
        .orElseGet(() -> nei(BRUKER_IKKE_FUNNET));
  }

  private static Optional<Virksomhetsidentifikator> leverandoer(KanVelgeForespoersel forespoersel) {
    return forespoersel.virksomhetsidentifikator().isPresent()
        ? Virksomhetsidentifikator.parse(forespoersel.virksomhetsidentifikator().get())
        : Optional.of(forespoersel.caller().virksomhet());
  }
}
