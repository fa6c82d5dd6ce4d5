package no.kontaktregister.adapters.soap.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import org.apache.cxf.helpers.HttpHeaderHelper;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;

/**
 * Reads a request's body before anything else does, and refuses one that is too large or does not
 * arrive. A body is in the encoding that its Content-Type header names, or else its byte order mark
 * or XML declaration, or else UTF-8. It never has attachments.
 */
public final class RequestBodyInterceptor extends AbstractPhaseInterceptor<Message> {

  // Each costs a parser as much as several characters. A certificate that was written with carriage
  // returns has some thirty of them.
  private static final int MOST_REFERENCES = 4_000;

  private final int maxBytes;

  public RequestBodyInterceptor(int maxBytes) {
    super(Phase.RECEIVE);
    this.maxBytes = maxBytes;
  }

  @Override
  public void handleMessage(Message message) {
    byte[] body = read(message.getContent(InputStream.class));
    if (body.length > maxBytes) {
      throw new RefusedRequestException(
          "The request is larger than " + maxBytes + " bytes. Send a smaller one.");
    }
    if (references(body) > MOST_REFERENCES) {
      throw new RefusedRequestException(
          "The request has more than "
              + MOST_REFERENCES
              + " references such as &amp; or &#13;. Send fewer.");
    }
    message.setContent(InputStream.class, new ByteArrayInputStream(body));
    if (HttpHeaderHelper.findCharset((String) message.get(Message.CONTENT_TYPE)) == null) {
      // EnvelopeCheckInterceptor finds out. CXF has put ISO-8859-1 there, HTTP's old default.
      message.remove(Message.ENCODING);
    }
    // CXF searches the whole header for multipart/related, also in the values of parameters.
    message.put(Message.CONTENT_TYPE, "application/soap+xml");
  }

  private static int references(byte[] body) {
    int count = 0;
    for (byte character : body) {
      count += character == '&' ? 1 : 0;
    }
    return count;
  }

  private byte[] read(InputStream content) {
    try {
      return content.readNBytes(maxBytes + 1);
    } catch (IOException slowOrBroken) {
      RefusedRequestException notReceived =
          new RefusedRequestException(
              "The body did not arrive in time, or the connection broke. Send the request again.");
      notReceived.setStatusCode(HttpURLConnection.HTTP_CLIENT_TIMEOUT);
      throw notReceived;
    }
  }
}
