package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.domain.tilgang.AnonymousCaller;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.CitizenCaller;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * The last calls of the endpoints, for tests to check: their messages, and what the audit trail
 * keeps of them. What the control API does itself is no call.
 */
@ApplicationScoped
class Calls {

  private static final int MOST = 1000;
  private static final int MOST_BYTES = 16 * 1024 * 1024;

  private static final String OPERATION = "operation";
  private static final String SINCE = "since";
  private static final String SIZE = "size";

  /** The outcome of a request that was refused before anybody knew who called what. */
  private static final String REFUSED = "REFUSED";

  private static final int ID_BYTES = 12;

  private final SecureRandom random = new SecureRandom();
  private final CitizenIndex index;
  private final DemoClock clock;
  private final Deque<RecordedCall> last = new ArrayDeque<>();
  private final AuditLines lines = new AuditLines();

  @Inject
  Calls(CitizenIndex index, DemoClock clock) {
    this.index = index;
    this.clock = clock;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  Calls() {
    this(null, null);
  }

  @PostConstruct
  void listen() {
    lines.begin();
  }

  @PreDestroy
  void stopListening() {
    lines.close();
  }

  void addTo(Routes routes) {
    routes.add("GET", "calls", this::list);
    routes.add("GET", "calls/*", this::show);
    routes.add(
        "DELETE",
        "calls",
        request -> {
          clear();
          return Reply.none();
        });
  }

  /** A request has come in. */
  RecordedCall begin(String method, String path, Map<String, String> headers) {
    RecordedCall call = new RecordedCall(newId(), clock.instant(), method, path, headers);
    synchronized (this) {
      last.addLast(call);
    }
    return call;
  }

  /** A request has been answered. */
  void end(RecordedCall call, int status, Map<String, String> headers) {
    call.answered(status, headers);
    synchronized (this) {
      if (!call.isCall()) {
        last.remove(call);
      }
      while (last.size() > MOST || bytes() > MOST_BYTES) {
        last.removeFirst();
      }
    }
  }

  /** Adds a record to the call that the current thread answers. */
  void keep(AuditRecord record) {
    RecordedCall.current().ifPresent(call -> call.keep(record));
  }

  synchronized void clear() {
    last.clear();
  }

  private synchronized List<RecordedCall> last() {
    return List.copyOf(last);
  }

  private int bytes() {
    return last.stream().mapToInt(RecordedCall::bytes).sum();
  }

  private Reply list(Request request) {
    Fields filter = request.parameters(OPERATION, SINCE, SIZE);
    Optional<Operasjon> operation = filter.oneOf(OPERATION, Operasjon.class);
    Optional<Instant> since = filter.time(SINCE);
    int size = request.number(SIZE, MOST, 1, MOST);
    List<RecordedCall> wanted = new ArrayList<>();
    for (RecordedCall call : last()) {
      // A caller can have the whole answer before the demo has noted its end.
      call.awaitAnswer();
      boolean isWanted =
          operation.isEmpty() || call.record().map(AuditRecord::operasjon).equals(operation);
      if (call.isCall() && isWanted && since.filter(call.time()::isBefore).isEmpty()) {
        wanted.add(call);
      }
    }
    ObjectNode answer = Fields.newObject();
    ArrayNode calls = answer.putArray("calls");
    wanted
        .subList(Math.max(0, wanted.size() - size), wanted.size())
        .forEach(call -> write(call, calls.addObject()));
    return Reply.ok(answer);
  }

  private Reply show(Request request) {
    RecordedCall call =
        last().stream()
            .filter(each -> each.id().equals(request.id()))
            .findFirst()
            .orElseThrow(Calls::unknown);
    call.awaitAnswer();
    if (!call.isCall()) {
      throw unknown();
    }
    ObjectNode answer = Fields.newObject();
    write(call, answer);
    return Reply.ok(answer);
  }

  private static Refused unknown() {
    return Refused.notFound(
        "There is no such call among the last ones. GET /demo/v1/calls lists them.");
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private void write(RecordedCall call, ObjectNode json) {
    json.put("id", call.id()).put("time", call.time().toString());
    if (call.record().isEmpty()) {
      json.put("outcome", REFUSED).putArray("citizens");
    }
    call.record().ifPresent(record -> write(record, json));
    call.writeTo(json);
  }

  private void write(AuditRecord record, ObjectNode json) {
    json.put(OPERATION, record.operasjon().name()).put("outcome", record.outcome());
    if (record.caller() instanceof EnterpriseCaller caller) {
      json.put("signer", caller.signer().value()).put("virksomhet", caller.virksomhet().value());
    } else if (record.caller() instanceof CitizenCaller citizen) {
      json.put("innbygger", index.id(citizen.personidentifikator()));
    } else if (record.caller() instanceof AnonymousCaller) {
      json.put("anybody", true);
    }
    ArrayNode citizens = json.putArray("citizens");
    record.citizens().stream().map(index::id).sorted().forEach(citizens::add);
  }
}
