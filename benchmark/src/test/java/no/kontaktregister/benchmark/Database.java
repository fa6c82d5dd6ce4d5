package no.kontaktregister.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import no.kontaktregister.domain.configuration.Configuration;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryAdapter;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import no.kontaktregister.generator.SyntheticCitizens;

/** A registry in a PostgreSQL that syncs each commit. */
final class Database implements AutoCloseable {

  private static final int AT_ONCE = 10_000;
  private static final int MOST_NUMBERS = 100_000;

  private final EmbeddedPostgres server;
  private final List<String> numbers = new ArrayList<>();

  private Database(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts a database, and fills it. The mailbox providers have certificates. */
  static Database start(int persons, Parties parties) throws Exception {
    Database database =
        new Database(
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "512MB")
                .start());
    database.fill(persons, parties);
    return database;
  }

  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** The numbers of citizens, in no order that an index has. */
  List<String> numbers() {
    return List.copyOf(numbers);
  }

  private void fill(int persons, Parties parties) throws Exception {
    try (Registry registry = open()) {
      registry.register(virksomheter(parties));
      Iterator<Person> citizens = new SyntheticCitizens(1, persons, Instant.now());
      while (citizens.hasNext()) {
        List<Person> some = new ArrayList<>();
        while (citizens.hasNext() && some.size() < AT_ONCE) {
          some.add(citizens.next());
        }
        registry.add(some.iterator());
        some.stream()
            .limit(MOST_NUMBERS - numbers.size())
            .forEach(person -> numbers.add(person.personidentifikator().value()));
      }
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
    }
  }

  private static Virksomheter virksomheter(Parties parties) throws Exception {
    return new Virksomheter(
        Set.of(
            provider(parties, Parties.PROVIDER, "Digipost"),
            provider(parties, Parties.OTHER_PROVIDER, "e-Boks")),
        Set.of(
            Tilgang.itself(
                new Virksomhetsidentifikator(Parties.PUBLIC_BODY), Tjeneste.OPPSLAGSTJENESTEN)));
  }

  private static Postkasseleverandoer provider(Parties parties, String number, String name)
      throws Exception {
    return new Postkasseleverandoer(
        new Virksomhetsidentifikator(number),
        name,
        Optional.of(new X509Sertifikat(parties.certificate(number).getEncoded())));
  }

  /** A node of its own. */
  Registry open() {
    return ServiceLoader.load(RegistryAdapter.class).stream()
        .map(ServiceLoader.Provider::get)
        .filter(adapter -> adapter.name().equals("jdbc"))
        .findFirst()
        .orElseThrow()
        .open(
            new Configuration(
                key ->
                    switch (key) {
                      case "kontaktregister.database.url" -> Optional.of(url());
                      case "kontaktregister.database.timeout-seconds" -> Optional.of("60");
                      default -> Optional.empty();
                    }))
        .orElseThrow();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
