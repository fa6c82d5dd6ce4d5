package no.kontaktregister.adapters.persistence;

import static no.kontaktregister.domain.tilgang.Tjeneste.ENDRINGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.OPPSLAGSTJENESTEN;
import static no.kontaktregister.domain.tilgang.Tjeneste.POSTKASSELEVERANDOER;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.person.Reservasjon;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.RegistryEntry;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A database of the first version is upgraded, and keeps its content. */
class UpgradeIT {

  private static final Virksomhetsidentifikator DIGIPOST =
      new Virksomhetsidentifikator("984661185");
  private static final Virksomhetsidentifikator EBOKS = new Virksomhetsidentifikator("922020175");
  private static final Virksomhetsidentifikator PUBLIC_BODY =
      new Virksomhetsidentifikator("974761076");
  private static final Virksomhetsidentifikator SUPPLIER =
      new Virksomhetsidentifikator("987654325");
  private static final Virksomhetsidentifikator UNKNOWN = new Virksomhetsidentifikator("991825827");

  private static final Personidentifikator OLA = new Personidentifikator("20914695016");
  private static final Personidentifikator KARI = new Personidentifikator("23879422019");
  private static final Personidentifikator PER = new Personidentifikator("12837512040");
  private static final Personidentifikator ANNE = new Personidentifikator("03888221041");

  /** e-Boks is a provider and a public body. One delegation is from an unknown enterprise. */
  private static final List<String> FIRST_VERSION =
      List.of(
          "insert into postkasseleverandoer values ('984661185'), ('922020175')",
          "insert into offentlig_virksomhet values ('974761076'), ('922020175')",
          """
          insert into delegering (virksomhet, supplier) values
            ('974761076', '987654325'), ('922020175', '987654325'), ('991825827', '987654325'),
            ('974761076', '974761076')
          """,
          """
          insert into person (personidentifikator, status, reservasjon, mobiltelefonnummer,
                              epostadresse, epostadresse_oppdatert) values
            ('20914695016', 'AKTIV', 'NEI', '91234567', 'same@example.com',
             timestamp with time zone '2026-01-02 03:04:05.678+00:00'),
            ('23879422019', 'AKTIV', 'JA', '91234567', 'other@example.com', null),
            ('12837512040', 'AKTIV', 'NEI', '92345678', 'same@example.com', null),
            ('03888221041', 'AKTIV', 'NEI', null, null, null)
          """,
          """
          insert into postkasse (personidentifikator, leverandoer, adresse, status)
            values ('20914695016', '984661185', 'ola.nordmann#9YDT', 'AKTIV')
          """,
          """
          insert into endring (endringsnummer, personidentifikator) values
            (1, '20914695016'), (2, '23879422019'), (3, '12837512040'), (4, '03888221041')
          """,
          "update endringsnummer set seneste = 4");

  @Test
  void onH2() throws SQLException {
    assertUpgraded("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
  }

  @Test
  void onPostgreSql() throws SQLException {
    assertUpgraded(PostgreSql.newDatabase());
  }

  private static void assertUpgraded(String url) throws SQLException {
    fillFirstVersion(url);

    try (Registry registry = Opening.open(Map.of("url", url))) {
      assertGrantsAreKept(registry);
      assertCitizensAreKept(registry);
    }
    assertThat(names(url)).containsExactly("922020175", "984661185");
    // The schema is up to date now, so a second start changes nothing.
    try (Registry registry = Opening.open(Map.of("url", url))) {
      assertThat(registry.changesFrom(1).seneste()).isEqualTo(4);
    }
  }

  private static void assertGrantsAreKept(Registry registry) {
    assertThat(tjenester(registry, EnterpriseCaller.itself(DIGIPOST)))
        .containsExactly(POSTKASSELEVERANDOER);
    assertThat(tjenester(registry, EnterpriseCaller.itself(EBOKS)))
        .containsExactlyInAnyOrder(Tjeneste.values());
    assertThat(tjenester(registry, EnterpriseCaller.itself(PUBLIC_BODY)))
        .containsExactlyInAnyOrder(OPPSLAGSTJENESTEN, ENDRINGSTJENESTEN);
    assertThat(tjenester(registry, new EnterpriseCaller(SUPPLIER, EBOKS)))
        .containsExactlyInAnyOrder(Tjeneste.values());
    assertThat(tjenester(registry, new EnterpriseCaller(SUPPLIER, PUBLIC_BODY)))
        .containsExactlyInAnyOrder(OPPSLAGSTJENESTEN, ENDRINGSTJENESTEN);
    for (EnterpriseCaller without :
        List.of(
            EnterpriseCaller.itself(SUPPLIER),
            EnterpriseCaller.itself(UNKNOWN),
            new EnterpriseCaller(SUPPLIER, UNKNOWN),
            new EnterpriseCaller(SUPPLIER, DIGIPOST),
            new EnterpriseCaller(EBOKS, DIGIPOST))) {
      assertThat(tjenester(registry, without)).isEmpty();
    }
    for (Virksomhetsidentifikator leverandoer : List.of(DIGIPOST, EBOKS)) {
      assertThat(
              registry
                  .lookUp(EnterpriseCaller.itself(UNKNOWN), Set.of(), Optional.of(leverandoer))
                  .leverandoerGodkjent())
          .isTrue();
    }
  }

  private static void assertCitizensAreKept(Registry registry) {
    RegistryEntry ola = entry(registry, OLA);
    assertThat(ola.person().aktivPostkasse()).isPresent();
    assertThat(ola.sertifikat()).isEmpty();
    assertThat(ola.person().kontaktinformasjon().epostadresse().orElseThrow().sistOppdatert())
        .contains(Instant.parse("2026-01-02T03:04:05.678Z"));
    assertThat(entry(registry, KARI).person().reservasjon())
        .isEqualTo(new Reservasjon(Reservasjon.Status.JA, Optional.empty()));

    assertDuplisert(ola, true, true);
    assertDuplisert(entry(registry, KARI), false, true);
    assertDuplisert(entry(registry, PER), true, false);
    assertDuplisert(entry(registry, ANNE), false, false);
    assertThat(registry.changesFrom(1).endringer()).hasSize(4);
  }

  private static void assertDuplisert(RegistryEntry entry, boolean epost, boolean mobil) {
    assertThat(entry.epostadresseDuplisert()).isEqualTo(epost);
    assertThat(entry.mobiltelefonnummerDuplisert()).isEqualTo(mobil);
  }

  private static RegistryEntry entry(Registry registry, Personidentifikator number) {
    return registry
        .lookUp(EnterpriseCaller.itself(DIGIPOST), Set.of(number), Optional.empty())
        .entry(number)
        .orElseThrow();
  }

  private static Set<Tjeneste> tjenester(Registry registry, EnterpriseCaller caller) {
    return registry.lookUp(caller, Set.of(), Optional.empty()).tjenester();
  }

  private static void fillFirstVersion(String url) throws SQLException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:no/kontaktregister/adapters/persistence/schema")
        .placeholders(Dialect.of(url).placeholders())
        .target("1")
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : FIRST_VERSION) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> names(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select navn from postkasseleverandoer"
                    + " where navn = organisasjonsnummer order by navn")) {
      rows.next();
      String first = rows.getString(1);
      rows.next();
      return List.of(first, rows.getString(1));
    }
  }
}
