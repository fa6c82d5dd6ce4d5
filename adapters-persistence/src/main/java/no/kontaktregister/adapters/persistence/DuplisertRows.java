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
     * Those of the given citizens who share their value, and for each value one of the others who
     * have it: if there are more, they are marked already.
     */
    private final String sharing;

    /**
     * The same for many citizens: those who share a value with one of the given ones and are not
     * marked yet. Without "is not null", H2 would go through all citizens who have no value.
     */
    private final String newlyShared;

    private final String mark;

    Opplysning(String column, Function<Person, Optional<String>> value) {
      this.value = value;
      // A value may have any number of citizens. All others wait, so no more are read than needed.
      this.left =
          """
          select (select person.personidentifikator from person
                   where person.%1$s = gone.verdi
                   fetch first 1 row only)
            from unnest(cast(? as varchar array)) as gone (verdi)
           where not exists (select 1 from person
                              where person.%1$s = gone.verdi
                             offset 1 row fetch first 1 row only)
          """
              .formatted(column);
      this.sharing =
          """
          with changed as (
            select personidentifikator, %1$s as verdi from person
             where personidentifikator = any (?) and %1$s is not null
          )
          select changed.personidentifikator from changed
           where exists (select 1 from person
                          where person.%1$s = changed.verdi
                            and person.personidentifikator <> changed.personidentifikator)
          union all
          select (select person.personidentifikator from person
                   where person.%1$s = changed.verdi
                     and not exists (select 1 from changed other
                                      where other.personidentifikator = person.personidentifikator)
                   fetch first 1 row only)
            from changed
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
        if (!gone.isEmpty()) {
          unshared.addAll(find(connection, opplysning.left, gone));
        }
        mark(connection, opplysning, unshared, false);
        markShared(connection, opplysning, opplysning.sharing, changed);
      }
    }
  }

  /** Follows the addition of citizens, who are in the table person already. */
  static void add(Connection connection, List<Person> added) throws SQLException {
    List<String> numbers =
        added.stream().map(person -> person.personidentifikator().value()).toList();
    for (Opplysning opplysning : Opplysning.values()) {
      markShared(connection, opplysning, opplysning.newlyShared, numbers);
    }
  }

  /** Marks the given citizens, and others, who share a value. */
  private static void markShared(
      Connection connection, Opplysning opplysning, String sql, List<String> numbers)
      throws SQLException {
    List<String> shared = find(connection, sql, numbers);
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
          String number = rows.getString(1);
          if (number != null) {
            found.add(number);
          }
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
