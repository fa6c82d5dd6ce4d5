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

    /** At most two of the others, because more do not change the answer. */
    private final String others;

    /**
     * The citizens who share a value with one of the given ones and are not marked yet. Without "is
     * not null", H2 would go through all citizens who have no value.
     */
    private final String newlyShared;

    private final String mark;

    Opplysning(String column, Function<Person, Optional<String>> value) {
      this.value = value;
      this.others =
          """
          select personidentifikator from person
           where %1$s = ? and personidentifikator <> ?
           fetch first 2 rows only
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

  /**
   * Follows the change of one citizen, which is in the table person already.
   *
   * @param before the citizen before the change; empty when they are new
   */
  static void update(Connection connection, Optional<Person> before, Person after)
      throws SQLException {
    String number = after.personidentifikator().value();
    for (Opplysning opplysning : Opplysning.values()) {
      Optional<String> gone = before.flatMap(opplysning.value);
      Optional<String> given = opplysning.value.apply(after);
      if (gone.equals(given)) {
        continue;
      }
      if (gone.isPresent()) {
        List<String> left = others(connection, opplysning, gone.get(), number);
        if (left.size() == 1) {
          mark(connection, opplysning, left, false);
        }
      }
      List<String> sharing =
          given.isPresent() ? others(connection, opplysning, given.get(), number) : List.of();
      if (sharing.size() == 1) {
        mark(connection, opplysning, sharing, true);
      }
      mark(connection, opplysning, List.of(number), !sharing.isEmpty());
    }
  }

  /** Follows the addition of citizens, who are in the table person already. */
  static void add(Connection connection, List<Person> added) throws SQLException {
    List<String> numbers =
        added.stream().map(person -> person.personidentifikator().value()).toList();
    for (Opplysning opplysning : Opplysning.values()) {
      List<String> shared = new ArrayList<>();
      try (PreparedStatement statement = connection.prepareStatement(opplysning.newlyShared)) {
        statement.setArray(1, array(connection, numbers));
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            shared.add(rows.getString(1));
          }
        }
      }
      if (!shared.isEmpty()) {
        mark(connection, opplysning, shared, true);
      }
    }
  }

  private static List<String> others(
      Connection connection, Opplysning opplysning, String value, String number)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(opplysning.others)) {
      statement.setString(1, value);
      statement.setString(2, number);
      List<String> others = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          others.add(rows.getString(1));
        }
      }
      return others;
    }
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
