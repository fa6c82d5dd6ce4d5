package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a form.
 *
 * <p>They are read from the body only: the servlet API would also take them from the URL, where no
 * personidentifikator may be.
 */
final class Form {

  /** What a request without a form has. */
  static final Form NONE = new Form(Map.of());

  private static final String MEDIA_TYPE = "application/x-www-form-urlencoded";

  /** More than the longest form of the console has. */
  private static final int MAX_BYTES = 4096;

  private final Map<String, List<String>> fields;

  private Form(Map<String, List<String>> fields) {
    this.fields = fields;
  }

  /** The form of a request; empty if there is none, or if it is too long or malformed. */
  static Optional<Form> of(HttpServletRequest request) throws IOException {
    String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
    byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
    if (!type.split(";")[0].trim().equals(MEDIA_TYPE) || body.length > MAX_BYTES) {
      return Optional.empty();
    }
    return parse(new String(body, UTF_8));
  }

  static Optional<Form> parse(String body) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    try {
      for (String field : body.split("&")) {
        String[] both = field.split("=", 2);
        if (both.length == 2) {
          fields
              .computeIfAbsent(URLDecoder.decode(both[0], UTF_8), name -> new ArrayList<>())
              .add(URLDecoder.decode(both[1], UTF_8));
        }
      }
      return Optional.of(new Form(fields));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /** A field without space around it; empty text if it is missing or is repeated. */
  String text(String field) {
    List<String> values = all(field);
    return values.size() == 1 ? values.get(0).strip() : "";
  }

  /** All values of a field. */
  List<String> all(String field) {
    return fields.getOrDefault(field, List.of());
  }

  /** Shows nothing that a person wrote. */
  @Override
  public String toString() {
    return "Form[masked]";
  }
}
