package no.kontaktregister.adapters.soap.wssecurity;

import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.protocol.OperationCheckInterceptor;
import no.kontaktregister.adapters.soap.protocol.RequestDocumentInterceptor;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.audit.Refusal;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.tilgang.Operasjon;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.w3c.dom.Element;

/**
 * Records a request of a known caller that is refused before it reaches a use case, for example
 * because it does not follow the schema. A request that names no operation of the registry leaves
 * no record.
 */
public final class RefusalInterceptor extends AbstractPhaseInterceptor<SoapMessage> {

  private static final String REQUEST = "Forespoersel";

  private final RecordRefusal recordRefusal;

  public RefusalInterceptor(RecordRefusal recordRefusal) {
    super(Phase.SETUP);
    this.recordRefusal = recordRefusal;
  }

  @Override
  public void handleMessage(SoapMessage fault) {
    Exchange exchange = fault.getExchange();
    EnterpriseCaller caller = exchange.get(EnterpriseCaller.class);
    if (caller != null && !OperationCheckInterceptor.hasUnderstood(exchange)) {
      operasjon(exchange)
          .ifPresent(
              operasjon -> recordRefusal.recordRefusal(caller, operasjon, Refusal.INVALID_REQUEST));
    }
  }

  /** The operation that the Body's first element names. */
  private static Optional<Operasjon> operasjon(Exchange exchange) {
    Element envelope = RequestDocumentInterceptor.envelope(exchange.getInMessage());
    Element body = DOMUtils.getFirstChildWithName(envelope, Names.BODY);
    Element request = body == null ? null : DOMUtils.getFirstElement(body);
    return Stream.of(Operasjon.values())
        .filter(it -> request != null && isRequest(request.getLocalName(), it))
        .findFirst();
  }

  private static boolean isRequest(String element, Operasjon operasjon) {
    return element.equalsIgnoreCase(operasjon.name().replace("_", "") + REQUEST);
  }
}
