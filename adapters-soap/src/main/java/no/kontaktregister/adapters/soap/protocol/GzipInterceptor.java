package no.kontaktregister.adapters.soap.protocol;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.transport.common.gzip.GZIPOutInterceptor;

/**
 * Compresses an answer, whatever its length, for a caller who accepts gzip (RFC 9110, section
 * 12.5.3). CXF reads the header, but only in lower case and without white space, and it fails if
 * the caller accepts neither gzip nor an answer as it is.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class GzipInterceptor extends GZIPOutInterceptor {

  private static final String ACCEPT_ENCODING = "Accept-Encoding";

  public GzipInterceptor() {
    super(0);
  }

  @Override
  public UseGzip gzipPermitted(Message answer) {
    Message request = answer.getExchange().getInMessage();
    Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(CastUtils.cast((Map<?, ?>) request.get(Message.PROTOCOL_HEADERS)));
    headers.computeIfPresent(
        ACCEPT_ENCODING,
        (name, values) ->
            values.stream()
                .map(value -> value.toLowerCase(Locale.ROOT).replaceAll("\\s", ""))
                .toList());
    request.put(Message.PROTOCOL_HEADERS, headers);
    try {
      return super.gzipPermitted(answer);
    } catch (Fault nothingIsAccepted) {
      // An answer in a form that the caller did not ask for is of more use than none.
      return UseGzip.NO;
    }
  }
}
