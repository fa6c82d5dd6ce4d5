package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What a citizen, or their mailbox provider, can do: a button on the citizen's page. */
enum Act {
  GIVE_EMAIL(
      "give-email",
      post("contact", form -> ControlApi.body().put("epostadresse", form.text("epostadresse"))),
      "done.email",
      "refused.email"),
  REMOVE_EMAIL(
      "remove-email",
      post("contact", form -> ControlApi.body().putNull("epostadresse")),
      "done.email-removed",
      "refused.other"),
  GIVE_MOBILE(
      "give-mobile",
      post(
          "contact",
          form -> ControlApi.body().put("mobiltelefonnummer", form.text("mobiltelefonnummer"))),
      "done.mobile",
      "refused.mobile"),
  REMOVE_MOBILE(
      "remove-mobile",
      post("contact", form -> ControlApi.body().putNull("mobiltelefonnummer")),
      "done.mobile-removed",
      "refused.other"),
  CONFIRM(
      "confirm",
      post("contact", form -> ControlApi.body().put("bekreft", true)),
      "done.confirmed",
      "refused.other"),
  RESERVE("reserve", post("reserve", form -> null), "done.reserved", "refused.other"),
  LIFT_RESERVATION(
      "lift-reservation", post("lift-reservation", form -> null), "done.lifted", "refused.other"),
  LANGUAGE(
      "language",
      post("language", form -> ControlApi.body().put("spraak", form.text("spraak"))),
      "done.language",
      "refused.language"),
  GIVE_MAILBOX(
      "give-mailbox",
      post(
          "mailbox",
          form ->
              ControlApi.body()
                  .put("leverandoer", form.text("leverandoer"))
                  .put("adresse", form.text("adresse"))),
      "done.mailbox",
      "refused.mailbox"),
  REMOVE_MAILBOX(
      "remove-mailbox",
      (control, citizen, form) -> control.delete(citizen + "/mailbox"),
      "done.mailbox-removed",
      "refused.mailbox"),
  DELETE("delete", post("delete", form -> null), "done.deleted", "refused.other");

  /** How the control API is asked to do it. */
  private interface Request {
    ControlApi.Result send(ControlApi control, String citizen, Form form);
  }

  private final String path;
  private final Request request;
  private final String doneKey;
  private final String refusedKey;

  Act(String path, Request request, String doneKey, String refusedKey) {
    this.path = path;
    this.request = request;
    this.doneKey = doneKey;
    this.refusedKey = refusedKey;
  }

  private static Request post(String act, Function<Form, JsonNode> body) {
    return (control, citizen, form) -> control.post(citizen + "/" + act, body.apply(form));
  }

  /** The last segment of the form's address. */
  String path() {
    return path;
  }

  static Optional<Act> at(String path) {
    return Stream.of(values()).filter(act -> act.path.equals(path)).findFirst();
  }

  ControlApi.Result on(ControlApi control, String id, Form form) {
    return request.send(control, "citizens/" + id, form);
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
