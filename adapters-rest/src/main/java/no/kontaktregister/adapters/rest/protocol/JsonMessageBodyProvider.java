package no.kontaktregister.adapters.rest.protocol;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * Reads and writes JSON messages, which are records. It refuses repeated fields, values of the
 * wrong type, deep nesting, and unknown fields unless the message ignores them.
 *
 * <p>It is bound to {@link Record}, a more specific type than that of a server's own JSON
 * providers. Therefore every server chooses this one.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
public class JsonMessageBodyProvider
    implements MessageBodyReader<Record>, MessageBodyWriter<Record> {

  private static final int MAX_NESTING = 8;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_NESTING).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(
              LogicalType.Integer,
              number ->
                  number
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .withCoercionConfig(
              LogicalType.Boolean,
              yesOrNo ->
                  yesOrNo
                      .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  /**
   * Streams, so that a large answer is never in memory as a whole. The server closes the stream.
   */
  private static final ObjectWriter WRITER =
      MAPPER.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

  @Override
  public boolean isReadable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public Record readFrom(
      Class<Record> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, String> headers,
      InputStream body)
      throws IOException {
    Record message = read(type, body);
    if (message == null) { // The body is the JSON text null.
      throw Problem.malformedJson("").toException();
    }
    return message;
  }

  @Override
  public void writeTo(
      Record message,
      Class<?> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    // Without the parameters that the Accept header may have: the body is UTF-8.
    headers.putSingle(
        HttpHeaders.CONTENT_TYPE, new MediaType(mediaType.getType(), mediaType.getSubtype()));
    write(message, body);
  }

  static void write(Record message, OutputStream body) throws IOException {
    WRITER.writeValue(body, message);
  }

  private static Record read(Class<Record> type, InputStream body) throws IOException {
    try {
      return MAPPER.readValue(body, type);
    } catch (UnrecognizedPropertyException unknown) {
      throw Problem.unknownField(unknown.getPropertyName()).toException();
    } catch (JsonMappingException mismatch) {
      throw problemOf(mismatch, type).toException();
    } catch (JsonProcessingException malformed) {
      throw Problem.malformedJson(where(malformed)).toException();
    } catch (CharConversionException notUnicode) {
      throw Problem.malformedJson("").toException();
    }
  }

  /**
   * A value of the wrong type, a number that is too large, or JSON that is malformed further in.
   */
  private static Problem problemOf(JsonMappingException mismatch, Class<Record> type) {
    boolean wrongType =
        mismatch instanceof MismatchedInputException
            || mismatch.getCause() instanceof InputCoercionException
            || isInBase64(mismatch, type);
    if (!wrongType || mismatch.getPath().isEmpty()) {
      return Problem.malformedJson(where(mismatch));
    }
    String field = mismatch.getPath().get(0).getFieldName();
    return Problem.wrongType(field, expected(type, field));
  }

  /** Jackson takes the quotation mark after incomplete base64 for a part of it. */
  private static boolean isInBase64(JsonMappingException mismatch, Class<Record> message) {
    return mismatch.getPath().size() == 1
        && typeOf(message, mismatch.getPath().get(0).getFieldName()) == byte[].class;
  }

  private static Class<?> typeOf(Class<Record> message, String field) {
    return Arrays.stream(message.getRecordComponents())
        .filter(component -> component.getName().equals(field))
        .<Class<?>>map(RecordComponent::getType)
        .findFirst()
        .orElse(String.class);
  }

  private static String expected(Class<Record> message, String field) {
    Class<?> type = typeOf(message, field);
    if (type == List.class) {
      return "a list of texts";
    }
    if (type == Long.class) {
      return "a whole number";
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    return type == byte[].class ? "base64 text" : "text";
  }

  private static String where(JsonProcessingException failure) {
    JsonLocation location = failure.getLocation();
    return location == null
        ? ""
        : " (see line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
