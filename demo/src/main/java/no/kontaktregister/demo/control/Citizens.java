package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import no.kontaktregister.application.person.EndrePerson;
import no.kontaktregister.application.person.EndrePersonForespoersel;
import no.kontaktregister.application.person.EndrePersonForespoersel.NyVerdi;
import no.kontaktregister.application.person.SlettPerson;
import no.kontaktregister.application.person.SlettPersonForespoersel;
import no.kontaktregister.application.postkasse.OppdaterPostkasse;
import no.kontaktregister.application.postkasse.OpprettOgVelgSikkerDigitalPostkasse;
import no.kontaktregister.application.postkasse.PostkasseForespoersel;
import no.kontaktregister.application.postkasse.SlettPostkasse;
import no.kontaktregister.application.postkasse.SlettPostkasseForespoersel;
import no.kontaktregister.demo.control.RegisteredCitizens.Registered;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Innbyggerendring;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.PostkasseRespons;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Citizens for tests: fresh ones, their state, and what they and their mailbox providers do. The
 * acts are the use cases of the endpoints, so each that changes something takes an endringsNummer.
 * A state that no act leads to is stored as one change.
 */
@Dependent
class Citizens {

  private static final String BEKREFT = "bekreft";
  private static final String NO_POSTKASSE = "none";
  private static final int MOST_ON_A_PAGE = 1000;
  private static final int ON_A_PAGE = 100;

  private final Registry registry;
  private final RegisteredCitizens registered;
  private final CitizenIndex index;
  private final DemoClock clock;
  private final EpostadresseFormat format;
  private final EndrePerson endrePerson;
  private final SlettPerson slettPerson;
  private final OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg;
  private final OppdaterPostkasse oppdater;
  private final SlettPostkasse slettPostkasse;

  @Inject
  Citizens(
      Registry registry,
      RegisteredCitizens registered,
      CitizenIndex index,
      DemoClock clock,
      EpostadresseFormat format,
      EndrePerson endrePerson,
      SlettPerson slettPerson,
      OpprettOgVelgSikkerDigitalPostkasse opprettOgVelg,
      OppdaterPostkasse oppdater,
      SlettPostkasse slettPostkasse) {
    this.registry = registry;
    this.registered = registered;
    this.index = index;
    this.clock = clock;
    this.format = format;
    this.endrePerson = endrePerson;
    this.slettPerson = slettPerson;
    this.opprettOgVelg = opprettOgVelg;
    this.oppdater = oppdater;
    this.slettPostkasse = slettPostkasse;
  }

  void addTo(Routes routes) {
    routes.add("GET", "citizens", this::list);
    routes.add("POST", "citizens", this::create);
    routes.add("POST", "citizens/find", this::find);
    routes.add("GET", "citizens/*", request -> Reply.ok(state(registered.named(request))));
    routes.add("PUT", "citizens/*", this::put);
    routes.add("DELETE", "citizens/*", this::delete);
    routes.add("POST", "citizens/*/delete", this::delete);
    routes.add("POST", "citizens/*/reserve", request -> reserve(request, Reservasjon.Status.JA));
    routes.add(
        "POST", "citizens/*/lift-reservation", request -> reserve(request, Reservasjon.Status.NEI));
    routes.add("POST", "citizens/*/contact", this::contact);
    routes.add("POST", "citizens/*/language", this::language);
    routes.add(
        "POST", "citizens/*/mailbox", request -> mailbox(request, opprettOgVelg::opprettOgVelg));
    routes.add("PUT", "citizens/*/mailbox", request -> mailbox(request, oppdater::oppdater));
    routes.add("DELETE", "citizens/*/mailbox", this::deleteMailbox);
  }

  private Reply create(Request request) {
    Fields fields = request.optionalFields(CitizenState.FIELDS);
    Optional<Personidentifikator> wanted = CitizenState.number(fields);
    Personidentifikator number =
        wanted.orElseGet(() -> FreshNumbers.next(taken -> registered.find(taken).isPresent()));
    Person person =
        CitizenState.read(
            fields, number, clock.instant(), format, registered::isPostkasseleverandoer);
    boolean added =
        registry
            .update(
                new CitizenCaller(number),
                Optional.of(number),
                found ->
                    found.person(number).isPresent()
                        ? Innbyggerendring.ingen()
                        : Innbyggerendring.til(person))
            .endret()
            .isPresent();
    if (!added) {
      throw Refused.conflict(
          "The registry already has this citizen. POST /demo/v1/citizens/find gives their id, and"
              + " PUT /demo/v1/citizens/{id} another state.");
    }
    return Reply.json(201, state(number));
  }

  private Reply put(Request request) {
    Fields fields = request.fields(CitizenState.FIELDS);
    Personidentifikator number = registered.named(request);
    if (CitizenState.number(fields).filter(other -> !other.equals(number)).isPresent()) {
      throw Refused.because(
          "The field personidentifikator is another citizen's. Remove it, or use that citizen's"
              + " id.");
    }
    Person person =
        CitizenState.read(
            fields, number, clock.instant(), format, registered::isPostkasseleverandoer);
    registry.update(
        new CitizenCaller(number),
        Optional.of(number),
        found -> {
          Optional<Person> before = found.person(number);
          Person after =
              before.map(it -> CitizenState.withTimesOf(it, person, fields)).orElse(person);
          return before.filter(after::equals).isPresent()
              ? Innbyggerendring.ingen()
              : Innbyggerendring.til(after);
        });
    return Reply.ok(state(number));
  }

  private Reply find(Request request) {
    Fields fields = request.fields(CitizenState.NUMBER);
    Personidentifikator number =
        CitizenState.number(fields).orElseThrow(() -> Refused.missing(CitizenState.NUMBER));
    if (registered.find(number).isEmpty()) {
      throw Refused.notFound(
          "The registry has no such citizen. POST /demo/v1/citizens registers one.");
    }
    return Reply.ok(state(number));
  }

  private Reply list(Request request) {
    request.requireParameters(
        Set.of(
            CitizenState.STATUS, CitizenState.RESERVASJON, CitizenState.POSTKASSE, "page", "size"));
    Map<String, String> query = request.query();
    Predicate<Person> wanted =
        constant(query, CitizenState.STATUS, Personstatus.class, Person::status)
            .and(
                constant(
                    query,
                    CitizenState.RESERVASJON,
                    Reservasjon.Status.class,
                    person -> person.reservasjon().status()))
            .and(postkasse(query));
    int page = request.number("page", 0, 0, Integer.MAX_VALUE);
    int size = request.number("size", ON_A_PAGE, 1, MOST_ON_A_PAGE);

    List<Registered> matching =
        registered.all().stream().filter(each -> wanted.test(each.person())).toList();
    ObjectNode answer = Fields.newObject().put("total", matching.size()).put("page", page);
    ArrayNode citizens = answer.putArray("citizens");
    matching.stream().skip((long) page * size).limit(size).map(this::state).forEach(citizens::add);
    return Reply.ok(answer);
  }

  private Reply delete(Request request) {
    Personidentifikator number = registered.named(request);
    Acting.call(
        () -> slettPerson.slettPerson(new SlettPersonForespoersel(new CitizenCaller(number))));
    return Reply.ok(state(number));
  }

  private Reply reserve(Request request, Reservasjon.Status status) {
    request.optionalFields();
    return change(
        request, Optional.of(status), Optional.empty(), Optional.empty(), Fields.none(), false);
  }

  private Reply contact(Request request) {
    Fields fields =
        request.fields(CitizenState.EPOSTADRESSE, CitizenState.MOBILTELEFONNUMMER, BEKREFT);
    if (fields.isEmpty()) {
      throw Refused.because(
          "The body names nothing to change. Add epostadresse, mobiltelefonnummer or bekreft.");
    }
    return change(
        request,
        Optional.empty(),
        nyVerdi(fields, CitizenState.EPOSTADRESSE),
        nyVerdi(fields, CitizenState.MOBILTELEFONNUMMER),
        Fields.none(),
        fields.isTrue(BEKREFT));
  }

  private Reply language(Request request) {
    Fields fields = request.fields(CitizenState.SPRAAK);
    fields.required(CitizenState.SPRAAK);
    return change(request, Optional.empty(), Optional.empty(), Optional.empty(), fields, false);
  }

  private Reply change(
      Request request,
      Optional<Reservasjon.Status> reservasjon,
      Optional<NyVerdi> epostadresse,
      Optional<NyVerdi> mobiltelefonnummer,
      Fields spraak,
      boolean bekreft) {
    Personidentifikator number = registered.named(request);
    EndrePersonForespoersel forespoersel =
        new EndrePersonForespoersel(
            new CitizenCaller(number),
            Set.of(),
            reservasjon,
            epostadresse,
            mobiltelefonnummer,
            CitizenState.spraak(spraak),
            bekreft);
    Acting.call(() -> endrePerson.endrePerson(forespoersel));
    return Reply.ok(state(number));
  }

  private Reply mailbox(
      Request request, Function<PostkasseForespoersel, PostkasseRespons> useCase) {
    Fields fields = request.fields(CitizenState.LEVERANDOER, CitizenState.ADRESSE);
    Personidentifikator number = registered.named(request);
    Virksomhetsidentifikator leverandoer =
        CitizenState.virksomhet(fields, CitizenState.LEVERANDOER);
    PostkasseForespoersel forespoersel =
        new PostkasseForespoersel(
            EnterpriseCaller.itself(leverandoer),
            number.value(),
            leverandoer.value(),
            fields.required(CitizenState.ADRESSE),
            Optional.empty());
    return stateUnlessRefused(number, Acting.call(() -> useCase.apply(forespoersel)));
  }

  private Reply deleteMailbox(Request request) {
    Personidentifikator number = registered.named(request);
    Virksomhetsidentifikator leverandoer =
        registered
            .find(number)
            .flatMap(Person::aktivPostkasse)
            .map(Postkasse::leverandoer)
            .orElseThrow(() -> Refused.conflict("The citizen has no active mailbox to delete."));
    SlettPostkasseForespoersel forespoersel =
        new SlettPostkasseForespoersel(
            EnterpriseCaller.itself(leverandoer), number.value(), leverandoer.value());
    return stateUnlessRefused(number, Acting.call(() -> slettPostkasse.slett(forespoersel)));
  }

  private Reply stateUnlessRefused(Personidentifikator number, PostkasseRespons respons) {
    if (respons instanceof PostkasseRespons.Feilet refused) {
      throw Refused.conflict(
          "The registry refused to change the mailbox: "
              + refused.beskrivelse()
              + ". docs/contract.md says when it does so.");
    }
    return Reply.ok(state(number));
  }

  private ObjectNode state(Personidentifikator number) {
    return state(registered.get(number));
  }

  private ObjectNode state(Registered citizen) {
    return CitizenState.write(
        citizen.person(),
        index.id(citizen.person().personidentifikator()),
        citizen.endringsnummer(),
        clock.instant());
  }

  private static Optional<NyVerdi> nyVerdi(Fields fields, String field) {
    return fields.has(field)
        ? Optional.of(new NyVerdi(fields.textOrNull(field)))
        : Optional.empty();
  }

  private static <E extends Enum<E>> Predicate<Person> constant(
      Map<String, String> query, String name, Class<E> type, Function<Person, E> of) {
    String text = query.get(name);
    if (text == null) {
      return person -> true;
    }
    E wanted = Fields.of(Fields.newObject().put(name, text), name).oneOf(name, type).orElseThrow();
    return person -> of.apply(person) == wanted;
  }

  private static Predicate<Person> postkasse(Map<String, String> query) {
    String text = query.get(CitizenState.POSTKASSE);
    if (text == null) {
      return person -> true;
    }
    if (text.equals(NO_POSTKASSE)) {
      return person -> person.aktivPostkasse().isEmpty();
    }
    Virksomhetsidentifikator wanted =
        Virksomhetsidentifikator.parse(text)
            .orElseThrow(
                () ->
                    Refused.invalid(
                        CitizenState.POSTKASSE,
                        "a mailbox provider's organisation number, or none"));
    return person ->
        person.aktivPostkasse().filter(it -> it.leverandoer().equals(wanted)).isPresent();
  }
}
