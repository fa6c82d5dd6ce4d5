package no.kontaktregister.adapters.soap.wssecurity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.protocol.RefusedRequestException;
import no.kontaktregister.domain.tilgang.EnterpriseCaller;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.w3c.dom.Element;

/**
 * Determines the caller of a request: the enterprise that signed it, or the enterprise in the
 * header PaaVegneAv that the signer acts for. It does so before the Body is read, so that the audit
 * record of a request that cannot be understood has a caller.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class CallerInterceptor extends AbstractSoapInterceptor {

  private static final String PAA_VEGNE_AV = "PaaVegneAv";

  private final PublishedRuleLog log;

  public CallerInterceptor(PublishedRuleLog log) {
    super(Phase.PRE_PROTOCOL);
    addAfter(ReplayInterceptor.class.getName());
    this.log = log;
  }

  @Override
  public Set<QName> getUnderstoodHeaders() {
    return Set.of(Names.OPPSLAGSTJENESTEN);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Virksomhetsidentifikator signer = SignerInterceptor.signer(message);
    if (signer == null) {
      throw new RefusedRequestException("The request is not signed.");
    }
    message.getExchange().put(EnterpriseCaller.class, EnterpriseCaller.itself(signer));
    Virksomhetsidentifikator virksomhet =
        SignedPartsInterceptor.paaVegneAv(message)
            .map(CallerInterceptor::virksomhet)
            .orElse(signer);
    message.getExchange().put(EnterpriseCaller.class, new EnterpriseCaller(signer, virksomhet));
    if (SignedPartsInterceptor.hasSha1Digest(message)) {
      log.note(signer, "sends SHA-1 digests");
    }
    if (SignedPartsInterceptor.hasUnsignedPaaVegneAv(message)) {
      log.note(signer, "sends PaaVegneAv unsigned");
    }
  }

  /** The caller of the request that this thread answers. */
  public static EnterpriseCaller current() {
    return PhaseInterceptorChain.getCurrentMessage().getExchange().get(EnterpriseCaller.class);
  }

  private static Virksomhetsidentifikator virksomhet(Element header) {
    List<Element> children = DOMUtils.getChildrenWithName(header, Names.MESSAGES, PAA_VEGNE_AV);
    return Optional.of(children)
        .filter(list -> list.size() == 1)
        .flatMap(list -> Virksomhetsidentifikator.parse(list.get(0).getTextContent().trim()))
        .orElseThrow(
            () ->
                new RefusedRequestException(
                    "The header Oppslagstjenesten must have one PaaVegneAv with an organisation"
                        + " number."));
  }
}
