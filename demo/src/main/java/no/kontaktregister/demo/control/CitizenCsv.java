package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Citizens in CSV: a heading with the names of the columns, and a line for each citizen. An empty
 * cell is a field that is left out. A file of numbers alone needs no heading.
 */
final class CitizenCsv {

  private static final String POSTKASSE = CitizenState.POSTKASSE + "_";

  private static final List<String> COLUMNS =
      List.of(
          CitizenState.NUMBER,
          CitizenState.STATUS,
          CitizenState.RESERVASJON,
          CitizenState.EPOSTADRESSE,
          CitizenState.MOBILTELEFONNUMMER,
          CitizenState.ALDER,
          CitizenState.SPRAAK,
          POSTKASSE + CitizenState.LEVERANDOER,
          POSTKASSE + CitizenState.ADRESSE);

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CitizenCsv() {}

  /** Adds the citizens to a list. */
  static void read(byte[] csv, CitizenList citizens) {
    String text = decoded(csv);
    // Spreadsheets write semicolons where the comma is the decimal sign, as in Norway.
    char separator = text.lines().findFirst().orElse("").contains(";") ? ';' : ',';
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowUnclosedQuote(false)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(text)) {
      read(records.iterator(), citizens);
    } catch (IOException fromAText) {
      throw new UncheckedIOException(fromAText);
    }
  }

  private static void read(Iterator<CsvRecord> records, CitizenList citizens) {
    CsvRecord first = next(records, 0).orElse(null);
    if (first == null) {
      throw Refused.because("The file is empty. Send a line for each citizen.");
    }
    List<String> columns = columns(first);
    Optional<CsvRecord> row = isHeading(first) ? next(records, 1) : Optional.of(first);
    while (row.isPresent()) {
      add(row.get(), columns, citizens);
      row = next(records, row.get().getStartingLineNumber());
    }
  }

  private static Optional<CsvRecord> next(Iterator<CsvRecord> records, long line) {
    try {
      return records.hasNext() ? Optional.of(records.next()) : Optional.empty();
    } catch (CsvParseException malformed) {
      throw Refused.because(
          (line == 0 ? "In line 1" : "After line " + line)
              + ", a quotation mark is not closed, or text follows a closing one. Write a quotation"
              + " mark in a cell twice.");
    }
  }

  /** A heading has no number in its first cell. */
  private static boolean isHeading(CsvRecord first) {
    return first.getField(0).chars().noneMatch(Character::isDigit);
  }

  private static List<String> columns(CsvRecord first) {
    List<String> columns = first.getFields().stream().map(String::strip).toList();
    // Numbers alone, under whatever heading an export gives them.
    if (columns.size() == 1 && !COLUMNS.contains(columns.get(0))) {
      return List.of(CitizenState.NUMBER);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < columns.size(); i++) {
      if (!COLUMNS.contains(columns.get(i)) || !seen.add(columns.get(i))) {
        throw Refused.because(
                "The heading must have the name of each column once. The known names are "
                    + String.join(", ", COLUMNS)
                    + ".")
            .at(place(first, i + 1));
      }
    }
    if (!columns.contains(CitizenState.NUMBER)) {
      throw Refused.because("The heading needs the column " + CitizenState.NUMBER + ". Add it.")
          .at(place(first, columns.size() + 1));
    }
    return columns;
  }

  private static void add(CsvRecord row, List<String> columns, CitizenList citizens) {
    if (row.getFieldCount() != columns.size()) {
      throw Refused.because(
              "The line must have as many cells as the heading: "
                  + columns.size()
                  + ", and not "
                  + row.getFieldCount()
                  + ".")
          .at(place(row, Math.min(row.getFieldCount(), columns.size()) + 1));
    }
    ObjectNode citizen = Fields.newObject();
    for (int i = 0; i < columns.size(); i++) {
      String cell = row.getField(i).strip();
      String column = columns.get(i);
      if (!cell.isEmpty() && column.startsWith(POSTKASSE)) {
        citizen
            .withObject("/" + CitizenState.POSTKASSE)
            .put(column.substring(POSTKASSE.length()), cell);
      } else if (!cell.isEmpty()) {
        citizen.put(column, cell);
      }
    }
    citizens.add(citizen, field -> place(row, columns, field));
  }

  private static String place(CsvRecord row, List<String> columns, Optional<String> field) {
    return field
        .map(name -> columns.contains(name) ? name : POSTKASSE + name)
        .filter(columns::contains)
        .map(name -> place(row, columns.indexOf(name) + 1) + " (" + name + ")")
        .orElseGet(() -> place(row, columns.indexOf(CitizenState.NUMBER) + 1));
  }

  private static String place(CsvRecord row, int column) {
    return "Line " + row.getStartingLineNumber() + ", column " + column;
  }

  private static String decoded(byte[] csv) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(csv)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException otherCharset) {
      throw Refused.because("The file is not UTF-8. Save it as UTF-8.");
    }
  }
}
