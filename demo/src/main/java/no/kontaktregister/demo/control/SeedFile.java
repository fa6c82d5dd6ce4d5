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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.kontaktregister.demo.DemoRegistry;
import no.kontaktregister.domain.person.EpostadresseFormat;
import no.kontaktregister.domain.person.Person;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/**
 * Reads what a registry starts with: {@code {"citizens": [...], "providers": [...], "grants":
 * [...]}}, or citizens in CSV. A mistake refuses all of it.
 */
final class SeedFile {

  private static final String CITIZENS = "citizens";
  private static final String PROVIDERS = "providers";
  private static final String GRANTS = "grants";

  private static final ObjectReader ONE_OF_SEVERAL =
      Fields.JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private record Item(JsonNode json, String place) {

    /** Reads the item; a mistake gets its place. */
    <T> T read(Function<JsonNode, T> reader) {
      try {
        return reader.apply(json);
      } catch (Refused mistake) {
        throw mistake.at(place);
      }
    }

    /** Shows nothing of the file but the place. */
    @Override
    public String toString() {
      return "Item[" + place + "]";
    }
  }

  private SeedFile() {}

  /**
   * Reads a file at the start.
   *
   * @throws IllegalArgumentException if it has a mistake; the message says what is wrong, and in
   *     which line and column
   */
  static Seed checked(byte[] content, boolean isCsv, Instant now, EpostadresseFormat format) {
    try {
      return read(content, isCsv, now, format);
    } catch (Refused mistake) {
      throw new IllegalArgumentException(mistake.getMessage());
    }
  }

  /**
   * Reads a file or a body.
   *
   * @param now when a citizen gave the information, unless the seed has its age
   */
  static Seed read(byte[] content, boolean isCsv, Instant now, EpostadresseFormat format) {
    if (isCsv) {
      CitizenList citizens = new CitizenList(now, format, DemoRegistry::isPostkasseleverandoer);
      CitizenCsv.read(content, citizens);
      return new Seed(citizens.persons(), Virksomheter.INGEN);
    }
    Map<String, List<Item>> lists = lists(content, List.of(CITIZENS, PROVIDERS, GRANTS));
    Virksomheter added = virksomheter(lists);
    Set<Virksomhetsidentifikator> providers = new LinkedHashSet<>();
    added.postkasseleverandoerer().forEach(each -> providers.add(each.virksomhetsidentifikator()));
    CitizenList citizens =
        new CitizenList(
            now,
            format,
            each -> DemoRegistry.isPostkasseleverandoer(each) || providers.contains(each));
    add(lists.getOrDefault(CITIZENS, List.of()), citizens);
    List<Person> persons =
        lists.containsKey(CITIZENS) ? citizens.persons() : DemoRegistry.persons(now);
    return new Seed(persons, added);
  }

  /** Adds the citizens of {@code {"citizens": [...]}} to a list. */
  static void readCitizens(byte[] json, CitizenList citizens) {
    List<Item> items = lists(json, List.of(CITIZENS)).get(CITIZENS);
    if (items == null) {
      throw Refused.missing(CITIZENS);
    }
    add(items, citizens);
  }

  private static void add(List<Item> items, CitizenList citizens) {
    items.forEach(item -> citizens.add(item.json(), field -> item.place()));
  }

  private static Virksomheter virksomheter(Map<String, List<Item>> lists) {
    Map<Virksomhetsidentifikator, Postkasseleverandoer> providers = new LinkedHashMap<>();
    for (Item item : lists.getOrDefault(PROVIDERS, List.of())) {
      Postkasseleverandoer provider =
          item.read(json -> Enterprises.provider(Fields.of(json, Enterprises.PROVIDER)));
      if (providers.put(provider.virksomhetsidentifikator(), provider) != null) {
        throw Refused.because("This provider is listed twice. Remove one.").at(item.place());
      }
    }
    Set<Tilgang> grants = new LinkedHashSet<>();
    for (Item item : lists.getOrDefault(GRANTS, List.of())) {
      if (!grants.add(item.read(json -> Enterprises.grant(Fields.of(json, Enterprises.GRANT))))) {
        throw Refused.because("This grant is listed twice. Remove one.").at(item.place());
      }
    }
    return new Virksomheter(Set.copyOf(providers.values()), grants);
  }

  private static Map<String, List<Item>> lists(byte[] json, List<String> known) {
    Map<String, List<Item>> lists = new HashMap<>();
    try (JsonParser parser = Fields.JSON.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Refused.because(
            "The body must be one object with lists: " + String.join(", ", known) + ".");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        if (!known.contains(name)) {
          throw Fields.unknown(name, known).at(place(parser));
        }
        if (parser.nextToken() != JsonToken.START_ARRAY) {
          throw Refused.wrongType(name, "a list").at(place(parser));
        }
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          String place = place(parser);
          items.add(new Item(ONE_OF_SEVERAL.readTree(parser), place));
        }
        lists.put(name, items);
      }
      if (parser.nextToken() != null) {
        throw Refused.because("The body has more than one object. Remove the rest.")
            .at(place(parser));
      }
      return lists;
    } catch (JsonProcessingException malformed) {
      throw Fields.malformed(malformed);
    } catch (IOException notUnicode) {
      throw Refused.because("The body is not UTF-8. Save it as UTF-8.");
    }
  }

  private static String place(JsonParser parser) {
    JsonLocation place = parser.currentTokenLocation();
    return "Line " + place.getLineNr() + ", column " + place.getColumnNr();
  }
}
