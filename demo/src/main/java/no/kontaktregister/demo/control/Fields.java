package no.kontaktregister.demo.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields of a JSON object, read by name and type. */
final class Fields {

  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  // A name may be a citizen's number. Only a plain word is repeated.
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_]{1,40}");

  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          // Offsets of two or four digits, with or without a colon.
          .parseLenient()
          .appendOffset("+HH", "Z")
          .toFormatter(Locale.ROOT);

  private final ObjectNode object;

  private Fields(ObjectNode object) {
    this.object = object;
  }

  static ObjectNode newObject() {
    return JSON.createObjectNode();
  }

  static ArrayNode newArray() {
    return JSON.createArrayNode();
  }

  static Fields none() {
    return new Fields(newObject());
  }

  /** Reads a body. */
  static Fields read(byte[] body, String... known) {
    try {
      return of(JSON.readTree(body), known);
    } catch (JsonProcessingException malformed) {
      throw malformed(malformed);
    } catch (IOException notUnicode) {
      throw malformed("");
    }
  }

  /** The fields of an object, which has no others than these. */
  static Fields of(JsonNode node, String... known) {
    if (!(node instanceof ObjectNode object)) {
      throw malformed("");
    }
    List<String> names = List.of(known);
    for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      if (!names.contains(name)) {
        throw unknown(name, names);
      }
    }
    return new Fields(object);
  }

  static Refused unknown(String name, List<String> known) {
    boolean plain = PLAIN_WORD.matcher(name).matches();
    return new Refused(
        400,
        "unknown-field",
        (plain ? "The field " + name : "A field of the body")
            + " is not known here. "
            + (known.isEmpty()
                ? "Remove it."
                : "The known ones are " + String.join(", ", known) + "."),
        plain ? name : null);
  }

  static Refused malformed(JsonProcessingException malformed) {
    JsonLocation place = malformed.getLocation();
    return malformed(
        place == null
            ? ""
            : " (see line " + place.getLineNr() + ", column " + place.getColumnNr() + ")");
  }

  private static Refused malformed(String where) {
    return new Refused(
        400,
        "malformed-json",
        "The body is not one JSON object, repeats a field or nests too deeply"
            + where
            + ". Send one JSON object in UTF-8.",
        null);
  }

  boolean isEmpty() {
    return object.isEmpty();
  }

  int size() {
    return object.size();
  }

  boolean has(String field) {
    return object.has(field);
  }

  /** A text that may be absent, or null to remove what is there. */
  Optional<String> textOrNull(String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual() && !value.isNull() && !value.isMissingNode()) {
      throw Refused.wrongType(field, "text, or null");
    }
    return Optional.ofNullable(value.textValue());
  }

  Optional<String> text(String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw Refused.wrongType(field, "text");
    }
    return Optional.of(value.textValue());
  }

  String required(String field) {
    return text(field).orElseThrow(() -> Refused.missing(field));
  }

  /** A value that a domain type reads from text. */
  <T> Optional<T> parsed(String field, Function<String, Optional<T>> parser, String expected) {
    return text(field)
        .map(text -> parser.apply(text).orElseThrow(() -> Refused.invalid(field, expected)));
  }

  /** One of some constants, as {@code name} writes them. */
  <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type, Function<E, String> name) {
    E[] all = type.getEnumConstants();
    return parsed(
        field,
        text -> Arrays.stream(all).filter(each -> name.apply(each).equals(text)).findFirst(),
        "one of " + Arrays.stream(all).map(name).collect(Collectors.joining(", ")));
  }

  <E extends Enum<E>> Optional<E> oneOf(String field, Class<E> type) {
    return oneOf(field, type, Enum::name);
  }

  /** A list of texts, of which there is at least one. */
  List<String> texts(String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      throw Refused.missing(field);
    }
    List<String> texts = new ArrayList<>();
    value.forEach(each -> texts.add(each.textValue()));
    if (!value.isArray() || texts.isEmpty() || texts.contains(null)) {
      throw Refused.wrongType(field, "a list of texts");
    }
    return texts;
  }

  /** Reads a time with its offset, of two or four digits or Z. */
  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.from(TIME.parse(text)));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }

  /** A time with its offset. */
  Optional<Instant> time(String field) {
    return parsed(field, Fields::instant, "a time with an offset, like 2030-01-31T12:00:00Z");
  }

  /** Whether a field is true. */
  boolean isTrue(String field) {
    JsonNode value = object.path(field);
    if (!value.isBoolean() && !value.isMissingNode()) {
      throw Refused.wrongType(field, "true or false");
    }
    return value.booleanValue();
  }

  /** A whole number within the bounds. */
  Optional<Integer> number(String field, int min, int max) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isInt() || value.intValue() < min || value.intValue() > max) {
      throw Refused.wrongType(field, "a whole number from " + min + " to " + max);
    }
    return Optional.of(value.intValue());
  }

  boolean isList(String field) {
    return object.path(field).isArray();
  }

  /** An object inside this one. */
  Optional<Fields> object(String field, String... known) {
    JsonNode value = object.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isObject()) {
      throw Refused.wrongType(field, "an object with the fields " + String.join(", ", known));
    }
    return Optional.of(of(value, known));
  }

  /** Shows nothing that a caller sent. */
  @Override
  public String toString() {
    return "Fields[masked]";
  }
}
