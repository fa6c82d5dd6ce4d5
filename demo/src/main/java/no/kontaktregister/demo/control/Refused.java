package no.kontaktregister.demo.control;

import java.util.Optional;

/** Refuses a request. The message says what is wrong and how to correct it. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  private final int status;
  private final String type;
  private final String field;

  /**
   * @param status the HTTP status
   * @param type the last word of the problem's URN
   * @param sentence what is wrong, without personal data
   * @param field the field that is wrong; null if it is none
   */
  Refused(int status, String type, String sentence, String field) {
    super(sentence);
    this.status = status;
    this.type = type;
    this.field = field;
  }

  static Refused missing(String field) {
    return new Refused(
        BAD_REQUEST, "missing-field", "The field " + field + " is missing. Add it.", field);
  }

  static Refused wrongType(String field, String expected) {
    return new Refused(
        BAD_REQUEST, "wrong-type", "The field " + field + " must be " + expected + ".", field);
  }

  static Refused invalid(String field, String expected) {
    return new Refused(
        BAD_REQUEST, "invalid-value", "The field " + field + " must be " + expected + ".", field);
  }

  /** A value that is wrong for a reason of its own. */
  static Refused because(String sentence) {
    return new Refused(BAD_REQUEST, "invalid-value", sentence, null);
  }

  /** The same for a value in a field. */
  static Refused because(String sentence, String field) {
    return new Refused(BAD_REQUEST, "invalid-value", sentence, field);
  }

  static Refused notFound(String sentence) {
    return new Refused(NOT_FOUND, "not-found", sentence, null);
  }

  static Refused conflict(String sentence) {
    return new Refused(CONFLICT, "conflict", sentence, null);
  }

  /** The field that is wrong; empty if it is none. */
  Optional<String> field() {
    return Optional.ofNullable(field);
  }

  /** The same refusal, with the place in the request that it is about. */
  Refused at(String place) {
    return new Refused(status, type, place + ": " + getMessage(), field);
  }

  /** The refusal as a problem of RFC 9457. */
  Reply toReply() {
    return Reply.problem(status, type, getMessage(), field);
  }
}
