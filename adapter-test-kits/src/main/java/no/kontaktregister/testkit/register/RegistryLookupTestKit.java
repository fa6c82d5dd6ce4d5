package no.kontaktregister.testkit.register;

import static no.kontaktregister.domain.tilgang.Tjeneste.ENDRINGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;
import static no.kontaktregister.testkit.register.Citizens.DIGIPOST;
import static no.kontaktregister.testkit.register.Citizens.EBOKS;
import static no.kontaktregister.testkit.register.Citizens.EBOKS_SERTIFIKAT;
import static no.kontaktregister.testkit.register.Citizens.PUBLIC_BODY;
import static no.kontaktregister.testkit.register.Citizens.SUPPLIER;
import static no.kontaktregister.testkit.register.Citizens.UNKNOWN;
import static no.kontaktregister.testkit.register.Citizens.VIRKSOMHETER;
import static no.kontaktregister.testkit.register.Citizens.number;
import static no.kontaktregister.testkit.register.Citizens.numbers;
import static no.kontaktregister.testkit.register.Citizens.ofEveryKind;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.kontaktregister.domain.person.Epostadresse;
import no.kontaktregister.domain.person.Mobiltelefonnummer;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.testkit.TimeLimit;
import org.junit.jupiter.api.Test;

/** The requirements for a registry that can only be read. */
public abstract class RegistryLookupTestKit {

  private static final EnterpriseCaller CALLER = EnterpriseCaller.itself(DIGIPOST);

  /**
   * A registry with these enterprises and citizens. The test kit does not close it.
   *
   * @throws Exception when the registry cannot be created; the test then fails
   */
  protected abstract RegistryLookup registryOf(Virksomheter virksomheter, List<Person> persons)
      throws Exception;

  /** How long one call may take; an adapter that needs more gives its own limit. */
  protected TimeLimit timeLimit() {
    return TimeLimit.USUAL;
  }

  private RegistryLookup registryWith(Virksomheter virksomheter, List<Person> persons)
      throws Exception {
    return timeLimit()
        .on(
            RegistryLookup.class,
            timeLimit().call("registryOf", () -> registryOf(virksomheter, persons)));
  }

  @Test
  void aCitizenIsFoundWithAllTheirInformation() throws Exception {
    RegistryLookup registry = registryWith(VIRKSOMHETER, ofEveryKind());

    for (Person person : ofEveryKind()) {
      assertThat(find(registry, person.personidentifikator())).contains(person);
    }
  }

  @Test
  void anUnknownCitizenIsNotFound() throws Exception {
    RegistryLookup registry = registryWith(VIRKSOMHETER, ofEveryKind());

    assertThat(find(registry, number(9))).isEmpty();
    assertThat(registry.lookUp(CALLER, Set.of(), Optional.empty()).entries()).isEmpty();
  }

  @Test
  void anEmptyRegistryKnowsNobody() throws Exception {
    RegistryLookup registry = registryWith(Virksomheter.INGEN, List.of());

    assertThat(registry.lookUp(CALLER, Set.of(number(0)), Optional.of(DIGIPOST)))
        .isEqualTo(new RegistryExtract(Set.of(), false, Map.of()));
  }

  @Test
  void aThousandAreFoundAtOnce() throws Exception {
    List<Person> known = numbers(500, 1_500).stream().map(Citizens::plain).toList();
    RegistryLookup registry = registryWith(VIRKSOMHETER, known);

    RegistryExtract found =
        registry.lookUp(CALLER, new HashSet<>(numbers(0, 1_000)), Optional.empty());

    assertThat(found.entries())
        .isEqualTo(
            known.subList(0, 500).stream()
                .collect(Collectors.toMap(Person::personidentifikator, RegistryEntry::of)));
    assertThat(found.tjenester()).containsExactly(POSTKASSELEVERANDOER);
  }

  @Test
  void aProviderIsApprovedOrNot() throws Exception {
    RegistryLookup registry = registryWith(VIRKSOMHETER, List.of());

    assertThat(isApproved(registry, Optional.of(DIGIPOST))).isTrue();
    assertThat(isApproved(registry, Optional.of(EBOKS))).isTrue();
    assertThat(isApproved(registry, Optional.of(PUBLIC_BODY))).isFalse();
    assertThat(isApproved(registry, Optional.of(UNKNOWN))).isFalse();
    assertThat(isApproved(registry, Optional.empty())).isFalse();
  }

  @Test
  void aGrantIsForOneServiceOneSignerAndOneEnterprise() throws Exception {
    RegistryLookup registry = registryWith(VIRKSOMHETER, List.of());

    assertThat(tjenester(registry, EnterpriseCaller.itself(DIGIPOST)))
        .containsExactly(POSTKASSELEVERANDOER);
    assertThat(tjenester(registry, EnterpriseCaller.itself(PUBLIC_BODY)))
        .containsExactlyInAnyOrder(OPPSLAGSTJENESTEN, ENDRINGSTJENESTEN);
    assertThat(tjenester(registry, EnterpriseCaller.itself(UNKNOWN))).isEmpty();
    assertThat(tjenester(registry, EnterpriseCaller.itself(SUPPLIER))).isEmpty();
    assertThat(tjenester(registry, new EnterpriseCaller(SUPPLIER, EBOKS)))
        .containsExactly(POSTKASSELEVERANDOER);
    assertThat(tjenester(registry, new EnterpriseCaller(SUPPLIER, PUBLIC_BODY)))
        .containsExactly(OPPSLAGSTJENESTEN);
    assertThat(tjenester(registry, new EnterpriseCaller(SUPPLIER, DIGIPOST))).isEmpty();
    assertThat(tjenester(registry, new EnterpriseCaller(EBOKS, SUPPLIER))).isEmpty();
  }

  @Test
  void onlyAnEnterpriseHasGrants() throws Exception {
    RegistryLookup registry = registryWith(VIRKSOMHETER, List.of(Citizens.plain(number(0))));

    for (Caller caller : List.of(new CitizenCaller(number(0)), new AnonymousCaller())) {
      RegistryExtract extract = registry.lookUp(caller, Set.of(number(0)), Optional.of(EBOKS));
      assertThat(extract.tjenester()).isEmpty();
      assertThat(extract.leverandoerGodkjent()).isTrue();
      assertThat(extract.person(number(0))).contains(Citizens.plain(number(0)));
    }
  }

  @Test
  void anActiveMailboxWithoutACertificateComesWithItsProvidersCertificate() throws Exception {
    RegistryLookup registry =
        registryWith(
            VIRKSOMHETER,
            List.of(
                Citizens.plain(number(0)).medPostkasse(mailbox(EBOKS, Postkassestatus.AKTIV)),
                Citizens.plain(number(1)).medPostkasse(mailbox(EBOKS, Postkassestatus.SLETTET)),
                Citizens.plain(number(2)).medPostkasse(mailbox(DIGIPOST, Postkassestatus.AKTIV)),
                Citizens.plain(number(3))
                    .medPostkasse(
                        new Postkasse(
                            EBOKS,
                            new Postkasseadresse("12345678"),
                            Optional.of(new X509Sertifikat(new byte[] {1})),
                            Postkassestatus.AKTIV)),
                Citizens.plain(number(4))
                    .medPostkasse(mailbox(DIGIPOST, Postkassestatus.SLETTET))
                    .medPostkasse(mailbox(EBOKS, Postkassestatus.AKTIV))));

    assertThat(entry(registry, number(0)).leverandoersSertifikat()).contains(EBOKS_SERTIFIKAT);
    assertThat(entry(registry, number(1)).leverandoersSertifikat()).isEmpty();
    assertThat(entry(registry, number(2)).leverandoersSertifikat()).isEmpty();
    assertThat(entry(registry, number(3)).leverandoersSertifikat()).isEmpty();
    assertThat(entry(registry, number(4)).leverandoersSertifikat()).contains(EBOKS_SERTIFIKAT);
  }

  @Test
  void citizensWhoShareAnAddressOrANumberAreDuplicated() throws Exception {
    RegistryLookup registry =
        registryWith(
            VIRKSOMHETER,
            List.of(
                with("a@example.com", "41234567", number(0)),
                with("a@example.com", "41234568", number(1)),
                with("b@example.com", "41234567", number(2)),
                with("A@example.com", "+4741234567", number(3)),
                Citizens.plain(number(4)),
                Citizens.plain(number(5))));

    assertDuplicated(registry, number(0), true, true);
    assertDuplicated(registry, number(1), true, false);
    assertDuplicated(registry, number(2), false, true);
    assertDuplicated(registry, number(3), false, false);
    assertDuplicated(registry, number(4), false, false);
  }

  static Person with(String epostadresse, String mobiltelefonnummer, Personidentifikator number) {
    return Citizens.plain(number)
        .medEpostadresse(Epostadresse.registrert(epostadresse), Instant.EPOCH)
        .medMobiltelefonnummer(new Mobiltelefonnummer(mobiltelefonnummer), Instant.EPOCH);
  }

  static void assertDuplicated(
      RegistryLookup registry, Personidentifikator number, boolean epost, boolean mobil) {
    RegistryEntry entry = entry(registry, number);
    assertThat(List.of(entry.epostadresseDuplisert(), entry.mobiltelefonnummerDuplisert()))
        .containsExactly(epost, mobil);
  }

  static RegistryEntry entry(RegistryLookup registry, Personidentifikator number) {
    return registry.lookUp(CALLER, Set.of(number), Optional.empty()).entry(number).orElseThrow();
  }

  private static Postkasse mailbox(Virksomhetsidentifikator leverandoer, Postkassestatus status) {
    return Citizens.postkasse(leverandoer, "12345678", status);
  }

  @Test
  void manyCanAskAtOnce() throws Exception {
    List<Person> known = numbers(0, 100).stream().map(Citizens::plain).toList();
    RegistryLookup registry = registryWith(VIRKSOMHETER, known);

    List<List<Optional<Person>>> answers =
        atOnce(
            8,
            caller ->
                known.stream()
                    .map(person -> find(registry, person.personidentifikator()))
                    .toList());

    assertThat(answers).containsOnly(known.stream().map(Optional::of).toList());
  }

  /** What one of many does at once with the others. */
  interface Work<T> {

    /**
     * @param worker 0 for the first
     */
    T done(int worker) throws Exception;
  }

  /** The outcomes of all workers. */
  static <T> List<T> atOnce(int workers, Work<T> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    List<Future<T>> outcomes =
        IntStream.range(0, workers)
            .mapToObj(worker -> threads.submit(() -> work.done(worker)))
            .toList();
    threads.shutdown();
    List<T> all = new ArrayList<>();
    for (Future<T> outcome : outcomes) {
      all.add(outcome(outcome));
    }
    return all;
  }

  /** Waits as long as the calls of the registry take, each of which has its limit. */
  private static <T> T outcome(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Error fault) {
        throw fault;
      }
      throw (Exception) failed.getCause();
    }
  }

  @Test
  void itSaysThatItAnswers() throws Exception {
    assertThat(registryWith(VIRKSOMHETER, List.of()).isAvailable()).isTrue();
  }

  static Optional<Person> find(RegistryLookup registry, Personidentifikator number) {
    return registry.lookUp(CALLER, Set.of(number), Optional.empty()).person(number);
  }

  private static boolean isApproved(
      RegistryLookup registry, Optional<Virksomhetsidentifikator> provider) {
    return registry.lookUp(CALLER, Set.of(), provider).leverandoerGodkjent();
  }

  private static Set<Tjeneste> tjenester(RegistryLookup registry, EnterpriseCaller caller) {
    return registry.lookUp(caller, Set.of(), Optional.empty()).tjenester();
  }
}
