package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a citizen can do, as a button on their page. */
enum Act {
  GIVE_EMAIL(
      "give-email",
      "contact",
      form -> ControlApi.body().put("epostadresse", form.text("epostadresse")),
      "done.email",
      "refused.email"),
  REMOVE_EMAIL(
      "remove-email",
      "contact",
      form -> ControlApi.body().putNull("epostadresse"),
      "done.email-removed",
      "refused.other"),
  GIVE_MOBILE(
      "give-mobile",
      "contact",
      form -> ControlApi.body().put("mobiltelefonnummer", form.text("mobiltelefonnummer")),
      "done.mobile",
      "refused.mobile"),
  REMOVE_MOBILE(
      "remove-mobile",
      "contact",
      form -> ControlApi.body().putNull("mobiltelefonnummer"),
      "done.mobile-removed",
      "refused.other"),
  CONFIRM(
      "confirm",
      "contact",
      form -> ControlApi.body().put("bekreft", true),
      "done.confirmed",
      "refused.other"),
  RESERVE("reserve", "reserve", form -> null, "done.reserved", "refused.other"),
  LIFT_RESERVATION(
      "lift-reservation", "lift-reservation", form -> null, "done.lifted", "refused.other"),
  LANGUAGE(
      "language",
      "language",
      form -> ControlApi.body().put("spraak", form.text("spraak")),
      "done.language",
      "refused.language"),
  DELETE("delete", "delete", form -> null, "done.deleted", "refused.other");

  private final String path;
  private final String controlPath;
  private final Function<Form, JsonNode> body;
  private final String doneKey;
  private final String refusedKey;

  Act(
      String path,
      String controlPath,
      Function<Form, JsonNode> body,
      String doneKey,
      String refusedKey) {
    this.path = path;
    this.controlPath = controlPath;
    this.body = body;
    this.doneKey = doneKey;
    this.refusedKey = refusedKey;
  }

  /** The last segment of the form's address. */
  String path() {
    return path;
  }

  static Optional<Act> at(String path) {
    return Stream.of(values()).filter(act -> act.path.equals(path)).findFirst();
  }

  ControlApi.Result on(ControlApi control, String id, Form form) {
    return control.post("citizens/" + id + "/" + controlPath, body.apply(form));
  }

  /** The key of the sentence that says what has been done. */
  String doneKey() {
    return doneKey;
  }

  /** The key of the sentence that says why a value was refused. */
  String refusedKey() {
    return refusedKey;
  }
}
