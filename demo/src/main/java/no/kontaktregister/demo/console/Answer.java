package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/**
 * What the console answers.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param mediaType of the body
 * @param body empty if there is none
 */
record Answer(int status, Map<String, String> headers, String mediaType, byte[] body) {

  private static final int SEE_OTHER = 303;

  static Answer page(int status, String document) {
    return new Answer(status, Map.of(), "text/html; charset=utf-8", document.getBytes(UTF_8));
  }

  /** Sends the browser to a page, so that a reload of it does not repeat the form. */
  static Answer seeOther(String location, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Location", location);
    return new Answer(SEE_OTHER, all, null, new byte[0]);
  }

  static Answer seeOther(String location) {
    return seeOther(location, Map.of());
  }

  static Answer file(String name, String mediaType, byte[] content) {
    return new Answer(
        200,
        Map.of("Content-Disposition", "attachment; filename=\"" + name + "\""),
        mediaType,
        content);
  }
}
