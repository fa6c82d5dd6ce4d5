package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Kontaktinformasjon;
import no.kontaktregister.domain.person.Kontaktopplysning;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.person.Spraak;
import no.kontaktregister.domain.person.SyntheticNumbers;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** A citizen's state as the control API reads and writes it. */
final class CitizenState {

  static final String NUMBER = "personidentifikator";
  static final String STATUS = "status";
  static final String RESERVASJON = "reservasjon";
  static final String EPOSTADRESSE = "epostadresse";
  static final String MOBILTELEFONNUMMER = "mobiltelefonnummer";
  static final String SPRAAK = "spraak";
  static final String POSTKASSE = "postkasse";
  static final String LEVERANDOER = "leverandoer";
  static final String ADRESSE = "adresse";
  static final String ALDER = "kontaktinformasjon_alder";

  /** All fields of a citizen in a request. */
  static final String[] FIELDS = {
    NUMBER, STATUS, RESERVASJON, EPOSTADRESSE, MOBILTELEFONNUMMER, ALDER, SPRAAK, POSTKASSE
  };

  private static final String ORGANISATION_NUMBER =
      "an organisation number: nine digits, of which the last is a check digit";

  private CitizenState() {}

  /** The number that a request names. Real numbers are always refused. */
  static Optional<Personidentifikator> number(Fields fields) {
    return fields.parsed(
        NUMBER,
        text ->
            Personidentifikator.parse(text, SyntheticNumbers.ACCEPTED)
                .filter(Personidentifikator::isSynthetic),
        "a synthetic number: eleven digits with both check digits, and 80 or 40 added to the month");
  }

  static Virksomhetsidentifikator virksomhet(Fields fields, String field) {
    return fields
        .parsed(field, Virksomhetsidentifikator::parse, ORGANISATION_NUMBER)
        .orElseThrow(() -> Refused.missing(field));
  }

  /**
   * What the registered citizen has given already keeps its times, unless the state has its age: a
   * state that is put again changes nothing.
   *
   * @param wanted the state that was read from the fields
   */
  static Person withTimesOf(Person registered, Person wanted, Fields fields) {
    if (registered.status() != wanted.status()) {
      return wanted;
    }
    Kontaktinformasjon known = registered.kontaktinformasjon();
    Kontaktinformasjon given = wanted.kontaktinformasjon();
    return new Person(
        wanted.personidentifikator(),
        wanted.status(),
        registered.reservasjon().status() == wanted.reservasjon().status()
            ? registered.reservasjon()
            : wanted.reservasjon(),
        fields.has(ALDER)
            ? given
            : new Kontaktinformasjon(
                keep(known.mobiltelefonnummer(), given.mobiltelefonnummer()),
                keep(known.epostadresse(), given.epostadresse())),
        keep(registered.spraak(), wanted.spraak()),
        wanted.postkasser());
  }

  private static <T> Optional<Kontaktopplysning<T>> keep(
      Optional<Kontaktopplysning<T>> known, Optional<Kontaktopplysning<T>> given) {
    return given.map(it -> known.filter(same -> same.verdi().equals(it.verdi())).orElse(it));
  }

  /**
   * Reads a state.
   *
   * @param number whose state it is
   * @param now when the citizen gave the information, unless the state has its age
   * @param isApproved whether an enterprise is a mailbox provider
   */
  static Person read(
      Fields fields,
      Personidentifikator number,
      Instant now,
      EpostadresseFormat format,
      Predicate<Virksomhetsidentifikator> isApproved) {
    Person person = Person.registrert(number);
    if (fields.oneOf(STATUS, Personstatus.class).filter(Personstatus.SLETTET::equals).isPresent()) {
      Stream.of(FIELDS)
          .filter(field -> !field.equals(STATUS) && !field.equals(NUMBER) && fields.has(field))
          .findFirst()
          .ifPresent(
              field -> {
                throw Refused.because(
                    "A citizen who is SLETTET has no other fields. Remove the field " + field + ".",
                    field);
              });
      return person.slettet();
    }
    if (fields.oneOf(RESERVASJON, Reservasjon.Status.class).isPresent()) {
      person =
          fields.required(RESERVASJON).equals(Reservasjon.Status.JA.name())
              ? person.reservert(now)
              : person;
    }
    Optional<Epostadresse> epost =
        fields.parsed(
            EPOSTADRESSE,
            text -> Epostadresse.parse(text, format),
            "a well-formed e-mail address of 3 to 50 characters");
    Optional<Mobiltelefonnummer> mobil =
        fields.parsed(
            MOBILTELEFONNUMMER,
            Mobiltelefonnummer::parse,
            "8 to 20 characters: digits, with an optional leading plus; a Norwegian number begins with"
                + " 4 or 9");
    Optional<Amount> age = fields.parsed(ALDER, Amount::parse, Amount.EXPECTED);
    if (age.isPresent() && epost.isEmpty() && mobil.isEmpty()) {
      throw Refused.because(
          "The field "
              + ALDER
              + " is the age of contact information, and there is none. Add epostadresse or"
              + " mobiltelefonnummer.",
          ALDER);
    }
    Instant given = age.map(it -> it.before(now)).orElse(now);
    if (epost.isPresent()) {
      person = person.medEpostadresse(epost.get(), given);
    }
    if (mobil.isPresent()) {
      person = person.medMobiltelefonnummer(mobil.get(), given);
    }
    Optional<Spraak> spraak = spraak(fields);
    if (spraak.isPresent()) {
      person = person.medSpraak(spraak.get(), now);
    }
    if (fields.isList(POSTKASSE)) {
      throw Refused.wrongType(
          POSTKASSE, "one object and no list, because a citizen has at most one active mailbox");
    }
    Optional<Fields> postkasse = fields.object(POSTKASSE, LEVERANDOER, ADRESSE);
    return postkasse.isPresent()
        ? person.medPostkasse(postkasse(postkasse.get(), isApproved))
        : person;
  }

  static Optional<Spraak> spraak(Fields fields) {
    return fields.oneOf(SPRAAK, Spraak.class, CitizenState::code);
  }

  /** Writes a state. */
  static ObjectNode write(Person person, String id, long endringsnummer, Instant now) {
    ObjectNode json =
        Fields.newObject()
            .put("id", id)
            .put(NUMBER, person.personidentifikator().value())
            .put("endringsnummer", endringsnummer)
            .put(STATUS, person.status().name())
            .put(RESERVASJON, person.reservasjon().status().name());
    person
        .reservasjon()
        .oppdatert()
        .ifPresent(time -> json.put("reservasjon_oppdatert", time.toString()));
    json.put("varslingsstatus", person.varslingsstatus(now).name());
    write(json, EPOSTADRESSE, person.kontaktinformasjon().epostadresse(), epost -> epost.value());
    write(
        json,
        MOBILTELEFONNUMMER,
        person.kontaktinformasjon().mobiltelefonnummer(),
        mobil -> mobil.value());
    write(json, SPRAAK, person.spraak(), CitizenState::code);
    person
        .aktivPostkasse()
        .ifPresent(
            postkasse ->
                json.putObject(POSTKASSE)
                    .put(LEVERANDOER, postkasse.leverandoer().value())
                    .put(ADRESSE, postkasse.adresse().value()));
    return json;
  }

  private static <T> void write(
      ObjectNode json,
      String field,
      Optional<Kontaktopplysning<T>> information,
      Function<T, String> text) {
    information.ifPresent(
        known -> {
          json.put(field, text.apply(known.verdi()));
          known.sistOppdatert().ifPresent(time -> json.put(field + "_oppdatert", time.toString()));
          known
              .sistVerifisert()
              .ifPresent(time -> json.put(field + "_sist_verifisert", time.toString()));
        });
  }

  private static Postkasse postkasse(
      Fields fields, Predicate<Virksomhetsidentifikator> isApproved) {
    Virksomhetsidentifikator leverandoer = virksomhet(fields, LEVERANDOER);
    if (!isApproved.test(leverandoer)) {
      throw Refused.because(
          "The field leverandoer must be an approved mailbox provider. PUT /demo/v1/providers adds"
              + " one.",
          LEVERANDOER);
    }
    return new Postkasse(
        leverandoer,
        fields
            .parsed(
                ADRESSE,
                Postkasseadresse::parse,
                "8 to 100 characters, none of them a control character")
            .orElseThrow(() -> Refused.missing(ADRESSE)),
        Optional.empty(),
        Postkassestatus.AKTIV);
  }

  private static String code(Spraak spraak) {
    return spraak.name().toLowerCase(Locale.ROOT);
  }
}
