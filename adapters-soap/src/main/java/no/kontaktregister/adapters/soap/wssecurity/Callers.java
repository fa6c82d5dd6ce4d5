package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.protocol.RefusedRequest;
import no.kontaktregister.domain.tilgang.Caller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.w3c.dom.Element;

/**
 * Finds out who a request counts for: whoever signed it, or the enterprise in the signed header
 * PaaVegneAv, on whose behalf the signer then acts.
 *
 * <p>Source: the contract, sections 3 and 5.
 */
public final class Callers extends AbstractSoapInterceptor {

  private static final String MESSAGES = "http://kontaktinfo.difi.no/xsd/oppslagstjeneste/16-02";
  static final QName HEADER = new QName(MESSAGES, "Oppslagstjenesten");
  private static final String ON_BEHALF_OF = "PaaVegneAv";

  public Callers() {
    super(Phase.PRE_INVOKE);
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(HEADER);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Virksomhetsidentifikator signer = Signers.signer(message);
    if (signer == null) {
      throw new RefusedRequest("The request is not signed.");
    }
    Caller caller =
        onBehalfOf(message)
            .map(enterprise -> new Caller(enterprise, Optional.of(signer)))
            .orElseGet(() -> Caller.itself(signer));
    message.getExchange().put(Caller.class, caller);
  }

  /** Who calls in the request that this thread answers. */
  public static Caller current() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    return message.getExchange().get(Caller.class);
  }

  private static Optional<Virksomhetsidentifikator> onBehalfOf(SoapMessage message) {
    return SignedParts.onBehalfHeader(message).map(Callers::enterprise);
  }

  private static Virksomhetsidentifikator enterprise(Element header) {
    List<Element> children = DOMUtils.getChildrenWithName(header, MESSAGES, ON_BEHALF_OF);
    return Optional.of(children)
        .filter(list -> list.size() == 1)
        .flatMap(list -> Virksomhetsidentifikator.parse(list.get(0).getTextContent().trim()))
        .orElseThrow(
            () ->
                new RefusedRequest(
                    "The header Oppslagstjenesten must have one PaaVegneAv with an organisation"
                        + " number."));
  }
}
