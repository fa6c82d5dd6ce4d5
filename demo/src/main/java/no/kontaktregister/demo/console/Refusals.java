package no.kontaktregister.demo.console;

import java.util.Map;

/** Why the control API has refused something, in the visitor's language. */
final class Refusals {

  private static final Map<String, String> BY_FIELD =
      Map.of(
          "personidentifikator", "refused.number",
          "epostadresse", "refused.email",
          "mobiltelefonnummer", "refused.mobile",
          "spraak", "refused.language",
          "virksomhetsidentifikator", "refused.organisation-number");

  private Refusals() {}

  /**
   * The key of the sentence.
   *
   * @param otherwise the key if no field is wrong
   */
  static String keyOf(ControlApi.Result result, String otherwise) {
    if (result.status() >= 500) {
      return failed(result.status());
    }
    return BY_FIELD.getOrDefault(result.json().path("field").asText(), otherwise);
  }

  /** The key of the sentence if nothing was wrong with the request. */
  static String failed(int status) {
    return status == 503 ? "refused.unavailable" : "refused.failed";
  }
}
