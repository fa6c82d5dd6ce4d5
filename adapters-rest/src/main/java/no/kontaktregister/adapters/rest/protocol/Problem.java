package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;

/**
 * The reason why a request was not answered: a problem as defined by RFC 9457.
 *
 * <p>{@code type} is stable and meant for programs; the other members are meant for people.
 *
 * @param type a URN that identifies the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status of the answer
 * @param detail what is wrong with this request, and how to correct it
 * @param field the field that is wrong; null if it is none
 */
public record Problem(String type, String title, int status, String detail, String field) {

  /** The media type of a problem. */
  public static final String MEDIA_TYPE = "application/problem+json";

  private static final String TYPE = "urn:kontaktregister:problem:";

  static final int RETRY_AFTER_SECONDS = 5;

  // A name in a request may be a citizen's number. Only a word with few digits in a row is
  // repeated.
  private static final Pattern PLAIN_WORD =
      Pattern.compile("(?!.*[0-9]{5})[\\p{IsLatin}_][\\p{IsLatin}_0-9]{0,39}");

  static Problem malformedJson(String where) {
    return badRequest(
        "malformed-json",
        "Malformed JSON",
        "The body is not one JSON object, repeats a field or nests too deeply"
            + where
            + ". Send one JSON object in UTF-8.",
        null);
  }

  static Problem unknownField(String name) {
    boolean plain = PLAIN_WORD.matcher(name).matches();
    return badRequest(
        "unknown-field",
        "Unknown field",
        (plain ? "The field " + name : "A field of the body")
            + " is not known here. Remove it, or correct its spelling.",
        plain ? name : null);
  }

  /** A field whose value has the wrong type. */
  public static Problem wrongType(String field, String expected) {
    return badRequest(
        "wrong-type", "Wrong type", "The field " + field + " must be " + expected + ".", field);
  }

  /**
   * The value of a field that must be there.
   *
   * @throws RefusedRequestException when it is missing or null
   */
  public static <T> T required(String field, T value) {
    if (value == null) {
      throw badRequest(
              "missing-field",
              "Missing field",
              "The field " + field + " is missing. Add it.",
              field)
          .toException();
    }
    return value;
  }

  /** A value for which there is no answer. */
  static Problem invalidValue(InvalidRequestException mistake) {
    return badRequest(
        "invalid-value",
        "Invalid value",
        mistake.getMessage(),
        switch (mistake.part()) {
          case PERSONIDENTIFIKATOR -> "personidentifikatorer";
          case FRA_ENDRINGSNUMMER -> "fraEndringsId";
          case POSTKASSEADRESSE -> "postkasseadresse";
          case EPOSTADRESSE -> "epostadresse";
          case MOBILTELEFONNUMMER -> "mobiltelefonnummer";
        });
  }

  /** A value that the field may not have. */
  public static Problem invalidValue(String field, String expected) {
    return badRequest(
        "invalid-value",
        "Invalid value",
        "The field " + field + " must be " + expected + ".",
        field);
  }

  /** A change that names nothing to change. */
  public static Problem nothingToChange(String fields) {
    return badRequest(
        "missing-field",
        "Missing field",
        "The body names nothing to change. Add one of " + fields + ".",
        null);
  }

  static Problem bodyTooLarge(int maxBodyBytes) {
    return new Problem(
        TYPE + "body-too-large",
        "Body too large",
        413,
        "The body is larger than " + maxBodyBytes + " bytes. Send a smaller one.",
        null);
  }

  /** The rest of the body did not arrive in time. */
  static Problem bodyNotReceived() {
    return new Problem(
        TYPE + "body-not-received",
        "Body not received",
        408,
        "The body did not arrive in time, or the connection broke. Repeat the request.",
        null);
  }

  /** There is no bearer token. */
  public static Problem tokenMissing() {
    return new Problem(
        TYPE + "token-missing",
        "Token missing",
        401,
        "Send a token in the header Authorization: Bearer.",
        null);
  }

  /** The bearer token is not accepted. The reason would help to forge a better one. */
  public static Problem tokenRefused() {
    return new Problem(
        TYPE + "token-refused",
        "Token refused",
        401,
        "The token is malformed, expired, not from the trusted issuer, or not for this"
            + " service. Get a new one.",
        null);
  }

  /** The token is valid, but not for this operation. */
  public static Problem insufficientScope(List<String> scopes) {
    return new Problem(
        TYPE + "insufficient-scope",
        "Insufficient scope",
        403,
        "The operation requires a token with the scope " + String.join(" or ", scopes) + ".",
        null);
  }

  static Problem accessDenied(AccessDeniedException denial) {
    return new Problem(
        TYPE + "access-denied", "Access denied", 403, denial.getMessage() + ".", null);
  }

  /** The keys for verifying tokens cannot be fetched. */
  public static Problem issuerUnavailable() {
    return new Problem(
        TYPE + "issuer-unavailable",
        "Token issuer unavailable",
        503,
        "Tokens cannot be checked at the moment. Repeat the request later.",
        null);
  }

  static Problem registryUnavailable() {
    return registryUnavailable(
        "The registry does not answer at the moment. Repeat the request later.");
  }

  static Problem ownCertificateExpired() {
    return registryUnavailable(
        "The registry's own certificate has expired, so that it cannot sign an answer. Repeat the"
            + " request later, or accept application/json.");
  }

  private static Problem registryUnavailable(String detail) {
    return new Problem(TYPE + "registry-unavailable", "Registry unavailable", 503, detail, null);
  }

  static Problem overloaded() {
    return new Problem(
        TYPE + "overloaded",
        "Overloaded",
        503,
        "There are too many concurrent requests, in total or from your enterprise."
            + " Repeat the request later.",
        null);
  }

  static Problem internalError() {
    return new Problem(
        TYPE + "internal-error",
        "Internal error",
        500,
        "The request could not be answered because of a fault in the service.",
        null);
  }

  /** The problem of an HTTP status. */
  static Problem ofStatus(int status) {
    return switch (status) {
      case 404 ->
          http(status, "not-found", "Not found", "There is nothing at this path. See /openapi.");
      case 405 ->
          http(
              status,
              "method-not-allowed",
              "Method not allowed",
              "This path does not support this method. See the Allow header.");
      case 406 ->
          http(
              status,
              "not-acceptable",
              "Not acceptable",
              "The answer is application/json or application/jose. Accept one of them, or send no"
                  + " Accept header.");
      case 501 ->
          http(
              status,
              "method-not-implemented",
              "Method not implemented",
              "The service does not know this method.");
      case 415 ->
          http(
              status,
              "unsupported-media-type",
              "Unsupported media type",
              "The header Content-Type must be application/json below /rest,"
                  + " application/soap+xml below /ws.");
      default ->
          status >= 500
              ? internalError()
              : http(status, "bad-request", "Bad request", "The request cannot be understood.");
    };
  }

  /** An exception that refuses a request with this problem. */
  public RefusedRequestException toException() {
    return new RefusedRequestException(this, toResponse());
  }

  /** The same, with a header. */
  public RefusedRequestException toException(String header, String value) {
    return new RefusedRequestException(this, toResponse().header(header, value));
  }

  /** The same, saying when to repeat the request. */
  public RefusedRequestException toExceptionForLater() {
    return new RefusedRequestException(this, toResponseForLater());
  }

  /** An answer with this problem that says when to repeat the request. */
  Response.ResponseBuilder toResponseForLater() {
    return toResponse().header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
  }

  /** An answer with this problem, to which headers can be added. */
  Response.ResponseBuilder toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this);
  }

  private static Problem badRequest(String type, String title, String detail, String field) {
    return new Problem(TYPE + type, title, 400, detail, field);
  }

  private static Problem http(int status, String type, String title, String detail) {
    return new Problem(TYPE + type, title, status, detail, null);
  }
}
