package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.domain.tilgang.Rolle.OFFENTLIG_VIRKSOMHET;
import static no.kontaktregister.domain.tilgang.Rolle.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Personstatus;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.postkasse.Postkasse;
import no.kontaktregister.domain.postkasse.Postkasseadresse;
import no.kontaktregister.domain.postkasse.Postkassestatus;
import no.kontaktregister.domain.register.RegistryExtract;
import no.kontaktregister.domain.register.RegistryLookup;
import no.kontaktregister.domain.register.RegistryUnavailableException;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class JdbcRegistryLookupTest {

  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");
  private static final Virksomhetsidentifikator OTHER = new Virksomhetsidentifikator("991825827");
  private static final Caller CALLER = Caller.itself(DIGIPOST);
  private static final Tilgang GRANTED = new Tilgang(Set.of(POSTKASSELEVERANDOER), true);
  private static final Personidentifikator KARI = new Personidentifikator("20914695016");
  private static final Personidentifikator OLA = new Personidentifikator("23879422019");

  private String url;
  private Database database;
  private RegistryLookup registry;

  @BeforeEach
  void openAnEmptyRegistry(TestInfo test) throws SQLException {
    url = "jdbc:h2:mem:" + test.getDisplayName().replace("()", "");
    database = Database.open(settings(url, false));
    registry = database.registryLookup();
    execute("insert into postkasseleverandoer values ('984661185'), ('922020175')");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void knowsNeitherAnUnknownPersonNorAnEnterpriseThatIsNoProvider() {
    assertThat(lookUp(KARI, OTHER))
        .isEqualTo(new RegistryExtract(GRANTED, false, Optional.empty()));
    assertThat(lookUp(KARI, DIGIPOST))
        .isEqualTo(new RegistryExtract(GRANTED, true, Optional.empty()));
  }

  @Test
  void knowsAPersonWithoutAMailbox() throws SQLException {
    execute("insert into person values ('20914695016', 'SLETTET', 'JA')");

    assertThat(lookUp(KARI, OTHER))
        .isEqualTo(
            new RegistryExtract(
                GRANTED,
                false,
                Optional.of(new Person(KARI, Personstatus.SLETTET, Reservasjon.JA, List.of()))));
  }

  @Test
  void knowsAllMailboxesOfAPersonAndNoOneElses() throws SQLException {
    execute(
        "insert into person values"
            + " ('20914695016', 'AKTIV', 'NEI'), ('23879422019', 'AKTIV', 'NEI')");
    execute(
        "insert into postkasse (personidentifikator, leverandoer, adresse, status) values"
            + " ('20914695016', '984661185', 'kari.nordmann#4XKQ', 'SLETTET'),"
            + " ('20914695016', '922020175', 'kåri-nørdmann', 'AKTIV'),"
            + " ('23879422019', '984661185', 'ola.nordmann#9YDT', 'AKTIV')");

    Person kari = lookUp(KARI, EBOKS).person().orElseThrow();
    assertThat(kari.postkasser())
        .containsExactlyInAnyOrder(
            new Postkasse(
                DIGIPOST, new Postkasseadresse("kari.nordmann#4XKQ"), Postkassestatus.SLETTET),
            new Postkasse(EBOKS, new Postkasseadresse("kåri-nørdmann"), Postkassestatus.AKTIV));
    assertThat(lookUp(OLA, EBOKS).person().orElseThrow().postkasser()).hasSize(1);
  }

  @Test
  void findsNothingForWhatIsNotAskedFor() throws SQLException {
    execute("insert into person values ('20914695016', 'AKTIV', 'NEI')");

    assertThat(registry.lookUp(CALLER, Optional.empty(), Optional.empty()))
        .isEqualTo(new RegistryExtract(GRANTED, false, Optional.empty()));
  }

  @Test
  void knowsWhatACallerHasBeenGranted() throws SQLException {
    execute("insert into delegering values ('984661185', '991825827')");
    execute("insert into offentlig_virksomhet values ('922020175'), ('974761076')");

    assertThat(granted(Caller.itself(DIGIPOST)))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER), true));
    assertThat(granted(Caller.itself(EBOKS)))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER, OFFENTLIG_VIRKSOMHET), true));
    assertThat(granted(Caller.itself(new Virksomhetsidentifikator("974761076"))))
        .isEqualTo(new Tilgang(Set.of(OFFENTLIG_VIRKSOMHET), true));
    assertThat(granted(Caller.itself(OTHER))).isEqualTo(new Tilgang(Set.of(), true));
    assertThat(granted(new Caller(DIGIPOST, Optional.of(OTHER))))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER), true));
    assertThat(granted(new Caller(DIGIPOST, Optional.of(EBOKS))))
        .isEqualTo(new Tilgang(Set.of(POSTKASSELEVERANDOER), false));
    assertThat(granted(new Caller(OTHER, Optional.of(DIGIPOST))))
        .isEqualTo(new Tilgang(Set.of(), false));
  }

  @Test
  void holdsOneActiveMailboxAPersonAtMost() throws SQLException {
    execute("insert into person values ('20914695016', 'AKTIV', 'NEI')");
    execute(
        "insert into postkasse (personidentifikator, leverandoer, adresse, status)"
            + " values ('20914695016', '984661185', 'kari.nordmann#4XKQ', 'AKTIV')");

    assertThatThrownBy(
            () ->
                execute(
                    "insert into postkasse (personidentifikator, leverandoer, adresse, status)"
                        + " values ('20914695016', '922020175', 'kari-nordmann', 'AKTIV')"))
        .isInstanceOf(SQLException.class);
  }

  @Test
  void saysInThePortsWordsThatTheDatabaseIsDown() {
    assertThat(registry.isAvailable()).isTrue();
    database.close();

    assertThat(registry.isAvailable()).isFalse();
    assertThatThrownBy(() -> lookUp(KARI, DIGIPOST))
        .isInstanceOf(RegistryUnavailableException.class)
        .hasNoCause()
        .hasMessageNotContaining(KARI.value());
  }

  @Test
  void theDemoRegistryIsLoadedOnlyWhereItIsAskedForAndThenOnce() {
    assertThat(lookUp(KARI, DIGIPOST).person()).isEmpty();

    for (int start = 1; start <= 2; start++) {
      try (Database demo = Database.open(settings(url, true))) {
        assertThat(demo.registryLookup().lookUp(CALLER, Optional.of(KARI), Optional.of(DIGIPOST)))
            .isEqualTo(
                new RegistryExtract(
                    GRANTED,
                    true,
                    Optional.of(new Person(KARI, Personstatus.AKTIV, Reservasjon.NEI, List.of()))));
      }
    }
  }

  @Test
  void doesNotStartWithoutItsDatabaseAndTellsNoSecret() {
    assertThatThrownBy(
            () -> Database.open(settings("jdbc:h2:tcp://127.0.0.1:1/x;PASSWORD=hush", false)))
        .isInstanceOf(DatabaseNotReadyException.class)
        .hasMessageStartingWith("the database is not ready: it cannot be connected to")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("127.0.0.1");
    assertThatThrownBy(() -> Database.open(settings("jdbc:nosuch:hush", false)))
        .isInstanceOf(DatabaseNotReadyException.class)
        .hasMessage("the database is not ready: no JDBC driver on the class path knows its URL");
  }

  private RegistryExtract lookUp(Personidentifikator person, Virksomhetsidentifikator provider) {
    return registry.lookUp(CALLER, Optional.of(person), Optional.of(provider));
  }

  private Tilgang granted(Caller caller) {
    return registry.lookUp(caller, Optional.of(KARI), Optional.of(EBOKS)).tilgang();
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DatabaseSettings settings(String url, boolean demoRegistry) {
    return new DatabaseSettings(
        url, Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(1), demoRegistry);
  }
}
