package no.kontaktregister.adapters.soap.wssecurity;

import java.time.Instant;
import java.util.function.Supplier;
import no.kontaktregister.adapters.soap.protocol.UnansweredRequestException;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Answers env:Receiver once the registry's own certificate has expired. No client would accept an
 * answer that is signed with it, so nothing may be changed for a caller who cannot know it.
 */
public final class OwnCertificateInterceptor extends AbstractPhaseInterceptor<Message> {

  private final Supplier<SigningKey> signingKey;

  public OwnCertificateInterceptor(WsSecuritySettings settings) {
    super(Phase.RECEIVE);
    addAfter(EnvelopeCheckInterceptor.class.getName());
    this.signingKey = settings.signingKey();
  }

  @Override
  public void handleMessage(Message message) {
    boolean isDescription = "GET".equals(message.get(Message.HTTP_REQUEST_METHOD));
    // By the machine's clock, as clients check certificates.
    if (!isDescription && signingKey.get().isExpired(Instant.now())) {
      throw new UnansweredRequestException(
          "The registry's own certificate has expired, so that it cannot sign an answer. Repeat the"
              + " request later.");
    }
  }
}
