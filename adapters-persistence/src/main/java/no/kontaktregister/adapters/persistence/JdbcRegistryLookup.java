package no.kontaktregister.adapters.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
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
import no.kontaktregister.domain.tilgang.Rolle;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** The registry in a relational database. */
public final class JdbcRegistryLookup implements RegistryLookup {

  /**
   * One row for each mailbox of the person, and one row also when there is no mailbox, no person or
   * no provider. What is asked for may be null, and is then not found.
   */
  private static final String LOOK_UP =
      """
      select caller.organisasjonsnummer as caller_leverandoer,
             caller_body.organisasjonsnummer as caller_offentlig,
             delegering.virksomhet as delegering,
             leverandoer.organisasjonsnummer as godkjent_leverandoer,
             person.status as person_status,
             person.reservasjon,
             postkasse.leverandoer as postkasse_leverandoer,
             postkasse.adresse as postkasse_adresse,
             postkasse.status as postkasse_status
        from (values (1)) as one_row (n)
        left join postkasseleverandoer caller on caller.organisasjonsnummer = ?
        left join offentlig_virksomhet caller_body on caller_body.organisasjonsnummer = ?
        left join delegering on delegering.virksomhet = ? and delegering.supplier = ?
        left join postkasseleverandoer leverandoer on leverandoer.organisasjonsnummer = ?
        left join person on person.personidentifikator = ?
        left join postkasse on postkasse.personidentifikator = person.personidentifikator
      """;

  private final DataSource dataSource;
  private final int timeoutSeconds;

  /**
   * @param dataSource gives connections to a database whose schema is in order, see {@link
   *     Database}
   * @param timeoutSeconds how long the database may take for one answer
   */
  public JdbcRegistryLookup(DataSource dataSource, int timeoutSeconds) {
    this.dataSource = dataSource;
    this.timeoutSeconds = timeoutSeconds;
  }

  @Override
  public RegistryExtract lookUp(
      Caller caller,
      Optional<Personidentifikator> person,
      Optional<Virksomhetsidentifikator> provider) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement statement = connection.prepareStatement(LOOK_UP)) {
      statement.setQueryTimeout(timeoutSeconds);
      statement.setString(1, caller.virksomhet().value());
      statement.setString(2, caller.virksomhet().value());
      statement.setString(3, caller.virksomhet().value());
      statement.setString(4, caller.supplier().map(Virksomhetsidentifikator::value).orElse(null));
      statement.setString(5, provider.map(Virksomhetsidentifikator::value).orElse(null));
      statement.setString(6, person.map(Personidentifikator::value).orElse(null));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new RegistryExtract(
            new Tilgang(
                readRoller(rows),
                caller.supplier().isEmpty() || rows.getString("delegering") != null),
            rows.getString("godkjent_leverandoer") != null,
            person.isPresent() ? readPerson(person.get(), rows) : Optional.empty());
      }
    } catch (SQLException failure) {
      throw unavailable(failure);
    }
  }

  @Override
  public boolean isAvailable() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(timeoutSeconds);
    } catch (SQLException failure) {
      return false;
    }
  }

  private static Set<Rolle> readRoller(ResultSet row) throws SQLException {
    Set<Rolle> roller = EnumSet.noneOf(Rolle.class);
    if (row.getString("caller_leverandoer") != null) {
      roller.add(Rolle.POSTKASSELEVERANDOER);
    }
    if (row.getString("caller_offentlig") != null) {
      roller.add(Rolle.OFFENTLIG_VIRKSOMHET);
    }
    return roller;
  }

  /** Reads the person from the row that the cursor stands on, and the mailboxes to the last row. */
  private static Optional<Person> readPerson(Personidentifikator person, ResultSet rows)
      throws SQLException {
    String status = rows.getString("person_status");
    if (status == null) {
      return Optional.empty();
    }
    Reservasjon reservasjon = Reservasjon.valueOf(rows.getString("reservasjon"));
    List<Postkasse> postkasser = new ArrayList<>();
    do {
      readPostkasse(rows).ifPresent(postkasser::add);
    } while (rows.next());
    return Optional.of(new Person(person, Personstatus.valueOf(status), reservasjon, postkasser));
  }

  private static Optional<Postkasse> readPostkasse(ResultSet row) throws SQLException {
    String leverandoer = row.getString("postkasse_leverandoer");
    return leverandoer == null
        ? Optional.empty()
        : Optional.of(
            new Postkasse(
                new Virksomhetsidentifikator(leverandoer),
                new Postkasseadresse(row.getString("postkasse_adresse")),
                Postkassestatus.valueOf(row.getString("postkasse_status"))));
  }

  // A driver's message may quote values, so only the standard's code for the failure is passed on.
  private static RegistryUnavailableException unavailable(SQLException failure) {
    return new RegistryUnavailableException(
        "the database does not answer (SQLSTATE " + failure.getSQLState() + ")");
  }
}
