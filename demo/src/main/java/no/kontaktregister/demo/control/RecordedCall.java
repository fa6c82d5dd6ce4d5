package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.kontaktregister.domain.tilgang.AuditRecord;

/** A request to an endpoint, its answer, and what the audit trail keeps of it. */
final class RecordedCall {

  private static final int FIRST_ERROR = 400;
  private static final long PATIENCE_MILLIS = 2_000;
  private static final String AUTHORIZATION = "Authorization";
  private static final String CONTENT_TYPE = "Content-Type";
  private static final String CONTENT_ENCODING = "Content-Encoding";
  private static final String REST = "/rest/";
  private static final String JOSE = "application/jose";

  /** All but the signature: nobody can use the token with what is left. */
  private static final Pattern TOKEN =
      Pattern.compile("(Bearer +[\\w-]+\\.[\\w-]+\\.)[\\w-]+ *", Pattern.CASE_INSENSITIVE);

  private static final ThreadLocal<RecordedCall> CURRENT = new ThreadLocal<>();

  /** How an answer can be spoiled on its way to the caller. */
  enum Damage {
    /** The connection breaks in the middle of the answer. */
    BROKEN_CONNECTION,
    /** The answer's signature does not match. */
    WRONG_SIGNATURE
  }

  private final String id;
  private final Instant start;
  private final String method;
  private final String path;
  private final Map<String, String> requestHeaders;
  private final KeptBody requestBody = new KeptBody();
  private final KeptBody answerBody = new KeptBody();
  private Map<String, String> answerHeaders = Map.of();
  private Damage damage;
  private int status;
  private boolean isAnswering;
  private AuditRecord record;
  private String line;

  /**
   * @param id what the control API calls it
   * @param start when it came in
   * @param path with the query, as in the request
   */
  RecordedCall(String id, Instant start, String method, String path, Map<String, String> headers) {
    this.id = id;
    this.start = start;
    this.method = method;
    this.path = path;
    this.requestHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach(
        (name, value) -> {
          if (name.equalsIgnoreCase(AUTHORIZATION)) {
            requestHeaders.put(name, withoutSecret(value));
          } else if (!name.equalsIgnoreCase("Cookie")) {
            requestHeaders.put(name, value);
          }
        });
  }

  String id() {
    return id;
  }

  /** The call that the current thread answers. */
  static Optional<RecordedCall> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  void enter() {
    CURRENT.set(this);
  }

  void leave() {
    CURRENT.remove();
  }

  /** Whether the caller gets a signed answer if the endpoint accepts the request. */
  boolean asksForSignature() {
    return !path.contains(REST) || requestHeaders.getOrDefault("Accept", "").contains(JOSE);
  }

  /** The answer will leave with this damage. */
  synchronized void spoil(Damage ofTheAnswer) {
    damage = ofTheAnswer;
  }

  synchronized Optional<Damage> damage() {
    return Optional.ofNullable(damage);
  }

  synchronized void received(byte[] buffer, int offset, int length) {
    requestBody.add(buffer, offset, length);
  }

  /** From now on the caller may have the answer before {@link #answered} is called. */
  synchronized void answering() {
    isAnswering = true;
  }

  synchronized void sent(byte[] buffer, int offset, int length) {
    isAnswering = true;
    answerBody.add(buffer, offset, length);
  }

  /** What has been sent so far is not sent after all. */
  synchronized void startOver() {
    answerBody.clear();
  }

  synchronized void answered(int newStatus, Map<String, String> headers) {
    status = newStatus;
    answerHeaders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    answerHeaders.putAll(headers);
    isAnswering = false;
    notifyAll();
  }

  synchronized void keep(AuditRecord ofThisCall) {
    record = ofThisCall;
  }

  synchronized void keep(String auditLine) {
    line = auditLine;
  }

  /** Waits for the end of an answer that has begun. */
  synchronized void awaitAnswer() {
    long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000;
    try {
      for (long left = PATIENCE_MILLIS;
          isAnswering && left > 0;
          left = (end - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it is a call: in the audit trail, or refused before. A description is none. */
  synchronized boolean isCall() {
    return record != null || status >= FIRST_ERROR;
  }

  synchronized Optional<AuditRecord> record() {
    return Optional.ofNullable(record);
  }

  /** When the registry answered; or when the request came in, if it was refused. */
  synchronized Instant time() {
    return record == null ? start : record.time();
  }

  synchronized int bytes() {
    return requestBody.size() + answerBody.size();
  }

  /** Writes the line of the audit trail and both messages. */
  synchronized void writeTo(ObjectNode call) {
    if (line != null) {
      call.put("audit", line);
    }
    ObjectNode request = call.putObject("request").put("method", method).put("path", path);
    write(request, requestHeaders, requestBody);
    if (status > 0) {
      write(call.putObject("answer").put("status", status), answerHeaders, answerBody);
    }
  }

  private static void write(ObjectNode message, Map<String, String> headers, KeptBody body) {
    ObjectNode fields = message.putObject("headers");
    headers.forEach(fields::put);
    body.writeTo(message, headers.get(CONTENT_TYPE), headers.get(CONTENT_ENCODING));
  }

  private static String withoutSecret(String authorization) {
    Matcher token = TOKEN.matcher(authorization);
    return token.matches() ? token.group(1) : authorization.split(" ", 2)[0];
  }

  /** Shows nothing that a caller sent. */
  @Override
  public String toString() {
    return "RecordedCall[masked]";
  }
}
