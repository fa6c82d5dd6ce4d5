package no.kontaktregister.demo.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import no.kontaktregister.domain.tilgang.Anybody;
import no.kontaktregister.domain.tilgang.AuditRecord;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.tilgang.Innbygger;

/** The last calls of the service's operations, from their audit records, for tests to check. */
@ApplicationScoped
class Calls {

  private static final int MOST = 1000;

  private final CitizenIndex index;
  private final Deque<AuditRecord> last = new ArrayDeque<>();

  @Inject
  Calls(CitizenIndex index) {
    this.index = index;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  Calls() {
    this(null);
  }

  void addTo(Routes routes) {
    routes.add("GET", "calls", request -> Reply.ok(list()));
    routes.add(
        "DELETE",
        "calls",
        request -> {
          clear();
          return Reply.none();
        });
  }

  /** Keeps a call, unless it is one of the control API's own. */
  synchronized void keep(AuditRecord call) {
    if (Acting.isNow()) {
      return;
    }
    if (last.size() == MOST) {
      last.removeFirst();
    }
    last.addLast(call);
  }

  synchronized void clear() {
    last.clear();
  }

  private synchronized ObjectNode list() {
    ObjectNode answer = Fields.newObject();
    ArrayNode calls = answer.putArray("calls");
    for (AuditRecord each : last) {
      ObjectNode call =
          calls
              .addObject()
              .put("time", each.time().toString())
              .put("operation", each.operasjon().name())
              .put("outcome", each.outcome());
      if (each.caller() instanceof Caller caller) {
        call.put("signer", caller.signer().value()).put("virksomhet", caller.virksomhet().value());
      } else if (each.caller() instanceof Innbygger citizen) {
        call.put("innbygger", index.id(citizen.personidentifikator()));
      } else if (each.caller() instanceof Anybody) {
        call.put("anybody", true);
      }
      ArrayNode citizens = call.putArray("citizens");
      each.citizens().stream().map(index::id).sorted().forEach(citizens::add);
    }
    return answer;
  }
}
