package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;

/**
 * The last step before a use case is called. Refuses an envelope with nothing in it, for which CXF
 * would log a failure of its own, and notes of every other that it has been understood, so that
 * what fails from here on is not the caller's fault.
 */
public final class OperationCheck extends AbstractPhaseInterceptor<Message> {

  private static final String UNDERSTOOD = OperationCheck.class.getName();

  public OperationCheck() {
    super(Phase.PRE_INVOKE);
  }

  @Override
  public void handleMessage(Message message) {
    if (message.getExchange().get(BindingOperationInfo.class) == null) {
      throw new RefusedRequest("The request has no operation. Put one into the envelope's Body.");
    }
    message.getExchange().put(UNDERSTOOD, true);
  }

  static boolean hasUnderstood(Exchange exchange) {
    return exchange.containsKey(UNDERSTOOD);
  }
}
