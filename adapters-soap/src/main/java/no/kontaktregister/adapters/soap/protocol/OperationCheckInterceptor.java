package no.kontaktregister.adapters.soap.protocol;

import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.BindingOperationInfo;

/**
 * The last interceptor before a use case is called. It refuses an envelope without an operation,
 * which CXF would log as a failure of its own. It marks every other request as understood: a
 * failure after this is not the caller's mistake.
 */
public final class OperationCheckInterceptor extends AbstractPhaseInterceptor<Message> {

  private static final String UNDERSTOOD = OperationCheckInterceptor.class.getName();

  public OperationCheckInterceptor() {
    super(Phase.PRE_INVOKE);
  }

  @Override
  public void handleMessage(Message message) {
    if (message.getExchange().get(BindingOperationInfo.class) == null) {
      throw new RefusedRequestException(
          "The request has no operation. Put one into the envelope's Body.");
    }
    message.getExchange().put(UNDERSTOOD, true);
  }

  /** Whether a request has come as far as a use case. */
  public static boolean hasUnderstood(Exchange exchange) {
    return exchange.containsKey(UNDERSTOOD);
  }
}
