package no.kontaktregister.adapters.soap.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Reads a request's body before anything else does: refuses one that is too large, and takes for
 * UTF-8 what does not say otherwise in its Content-Type header.
 */
public final class RequestBody extends AbstractPhaseInterceptor<Message> {

  private final int maxBytes;

  public RequestBody(int maxBytes) {
    super(Phase.RECEIVE);
    this.maxBytes = maxBytes;
  }

  @Override
  public void handleMessage(Message message) {
    byte[] body = read(message.getContent(InputStream.class));
    if (body.length > maxBytes) {
      throw new RefusedRequest(
          "The request is larger than " + maxBytes + " bytes. Send a smaller one.");
    }
    message.setContent(InputStream.class, new ByteArrayInputStream(body));
    if (HttpHeaderHelper.findCharset((String) message.get(Message.CONTENT_TYPE)) == null) {
      // CXF takes it for ISO-8859-1, HTTP's old default.
      message.put(Message.ENCODING, StandardCharsets.UTF_8.name());
    }
  }

  private byte[] read(InputStream content) {
    try {
      return content.readNBytes(maxBytes + 1);
    } catch (IOException brokenConnection) {
      throw new Fault(brokenConnection);
    }
  }
}
