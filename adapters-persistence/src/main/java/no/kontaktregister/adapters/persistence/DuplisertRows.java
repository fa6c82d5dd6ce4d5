package no.kontaktregister.adapters.persistence;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.domain.person.Person;

/**
 * The citizens who share contact information with another. It is stored with each change, so that a
 * look-up only reads it.
 *
 * <p>The caller holds the lock on the row of endringsnummer. Every other change is therefore either
 * committed and visible here, or comes later and sees this one.
 */
final class DuplisertRows {

  /** The kinds of contact information, by their column in both tables. */
  private enum Opplysning {
    EPOSTADRESSE(
        "epostadresse",
        person -> person.kontaktinformasjon().epostadresse().map(known -> known.verdi().value())),
    MOBILTELEFONNUMMER(
        "mobiltelefonnummer",
        person ->
            person.kontaktinformasjon().mobiltelefonnummer().map(known -> known.verdi().value()));

    private final Function<Person, Optional<String>> value;

    /** The citizens who are the only ones left with one of the given values. */
    private final String left;

    /**
     * The citizens who share a value with one of the given ones and are not marked yet. Without "is
     * not null", H2 would go through all citizens who have no value.
     */
    private final String newlyShared;

    private final String mark;

    Opplysning(String column, Function<Person, Optional<String>> value) {
      this.value = value;
      this.left =
          """
          select min(personidentifikator) from person
           where %1$s = any (?)
           group by %1$s having count(*) = 1
          """
              .formatted(column);
      this.newlyShared =
          """
          select person.personidentifikator
            from (select distinct %1$s from person
                   where personidentifikator = any (?) and %1$s is not null) as given
            join person on person.%1$s = given.%1$s
            left join duplisert on duplisert.personidentifikator = person.personidentifikator
           where duplisert.%1$s is not true
             and exists (select 1 from person other
                          where other.%1$s = person.%1$s
                            and other.personidentifikator <> person.personidentifikator)
          """
              .formatted(column);
      this.mark = "update duplisert set " + column + " = ? where personidentifikator = any (?)";
    }
  }

  private static final String ADD_MISSING =
      """
      insert into duplisert (personidentifikator, epostadresse, mobiltelefonnummer)
      select personidentifikator, false, false
        from person
       where personidentifikator = any (?)
         and not exists (select 1 from duplisert
                          where duplisert.personidentifikator = person.personidentifikator)
      """;

  private DuplisertRows() {}

  /** Follows changes of different citizens, which are in the table person already. */
  static void update(Connection connection, List<Endring> endringer) throws SQLException {
    for (Opplysning opplysning : Opplysning.values()) {
      List<String> changed = new ArrayList<>();
      List<String> gone = new ArrayList<>();
      for (Endring endring : endringer) {
        Optional<String> before = endring.before().flatMap(opplysning.value);
        if (!before.equals(opplysning.value.apply(endring.after()))) {
          changed.add(endring.after().personidentifikator().value());
          before.ifPresent(gone::add);
        }
      }
      if (!changed.isEmpty()) {
        List<String> unshared = new ArrayList<>(changed);
        unshared.addAll(find(connection, opplysning.left, gone));
        mark(connection, opplysning, unshared, false);
        markShared(connection, opplysning, changed);
      }
    }
  }

  /** Follows the addition of citizens, who are in the table person already. */
  static void add(Connection connection, List<Person> added) throws SQLException {
    List<String> numbers =
        added.stream().map(person -> person.personidentifikator().value()).toList();
    for (Opplysning opplysning : Opplysning.values()) {
      markShared(connection, opplysning, numbers);
    }
  }

  /** Marks the given citizens, and others, who share a value and are not marked. */
  private static void markShared(Connection connection, Opplysning opplysning, List<String> numbers)
      throws SQLException {
    List<String> shared = find(connection, opplysning.newlyShared, numbers);
    if (!shared.isEmpty()) {
      mark(connection, opplysning, shared, true);
    }
  }

  private static List<String> find(Connection connection, String sql, List<String> values)
      throws SQLException {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, array(connection, values));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(rows.getString(1));
        }
      }
    }
    return found;
  }

  private static void mark(
      Connection connection, Opplysning opplysning, Collection<String> numbers, boolean shared)
      throws SQLException {
    if (shared) {
      try (PreparedStatement statement = connection.prepareStatement(ADD_MISSING)) {
        statement.setArray(1, array(connection, numbers));
        statement.executeUpdate();
      }
    }
    try (PreparedStatement statement = connection.prepareStatement(opplysning.mark)) {
      statement.setBoolean(1, shared);
      statement.setArray(2, array(connection, numbers));
      statement.executeUpdate();
    }
  }

  private static Array array(Connection connection, Collection<String> values) throws SQLException {
    return connection.createArrayOf("varchar", values.toArray());
  }
}
