package no.kontaktregister.demo.control;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.person.Personidentifikator;

/**
 * The citizens that a registry starts with: {@code {"citizens": [...]}}, each in the form of {@code
 * POST /demo/v1/citizens} and with a number. A mistake in one refuses them all.
 */
final class Seed {

  private static final String CITIZENS = "citizens";

  private static final ObjectReader ONE_OF_SEVERAL =
      Fields.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Seed() {}

  /**
   * Reads a seed.
   *
   * @param now when a citizen gave the information, unless the seed has its age
   * @throws IllegalArgumentException if it has a mistake; the message says what is wrong, and in
   *     which line and column
   */
  static List<Person> checked(byte[] json, Instant now, EpostadresseFormat format) {
    try {
      return read(json, now, format);
    } catch (Refused mistake) {
      throw new IllegalArgumentException(mistake.getMessage());
    }
  }

  static List<Person> read(byte[] json, Instant now, EpostadresseFormat format) {
    List<Person> persons = new ArrayList<>();
    Set<Personidentifikator> numbers = new HashSet<>();
    try (JsonParser parser = Fields.JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT
          || !CITIZENS.equals(parser.nextFieldName())
          || parser.nextToken() != JsonToken.START_ARRAY) {
        throw Refused.because(
            "The body must be one object with one field, citizens, which is a list.");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        JsonLocation place = parser.currentTokenLocation();
        String where = "Line " + place.getLineNr() + ", column " + place.getColumnNr();
        JsonNode citizen = ONE_OF_SEVERAL.readTree(parser);
        Person person = read(citizen, where, now, format);
        if (!numbers.add(person.personidentifikator())) {
          throw Refused.because("This citizen is listed twice. Remove one.").at(where);
        }
        persons.add(person);
      }
      if (parser.nextToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
        throw Refused.because("The body has more than the field citizens. Remove the rest.");
      }
      return persons;
    } catch (JsonProcessingException malformed) {
      throw Fields.malformed(malformed);
    } catch (IOException notUnicode) {
      throw Refused.because("The body is not UTF-8. Save it as UTF-8.");
    }
  }

  private static Person read(
      JsonNode citizen, String where, Instant now, EpostadresseFormat format) {
    try {
      Fields fields = Fields.of(citizen, CitizenState.FIELDS);
      return CitizenState.read(
          fields,
          CitizenState.number(fields).orElseThrow(() -> Refused.missing(CitizenState.NUMBER)),
          now,
          format,
          DemoRegistry::isPostkasseleverandoer);
    } catch (Refused mistake) {
      throw mistake.at(where);
    }
  }
}
