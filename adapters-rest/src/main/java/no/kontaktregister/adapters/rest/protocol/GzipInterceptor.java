package no.kontaktregister.adapters.rest.protocol;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Compresses an answer for a caller who accepts that.
 *
 * <p>Source: docs/contract.md#soap (gzip). docs/security.md says why compression reveals nothing.
 */
@Provider
public class GzipInterceptor implements ContainerRequestFilter, WriterInterceptor {

  private static final String GZIP = "gzip";

  /** The name under which the request's preference is kept until the answer is written. */
  private static final String PREFERRED = GzipInterceptor.class.getName();

  /** A coding and its weight. Other parameters do not exist. */
  private static final Pattern CODING =
      Pattern.compile(
          "([^ \\t;]+)(?:[ \\t]*;[ \\t]*q=(0(?:\\.[0-9]{0,3})?|1(?:\\.0{0,3})?))?",
          Pattern.CASE_INSENSITIVE);

  @Override
  public void filter(ContainerRequestContext request) {
    List<String> header = request.getHeaders().get(HttpHeaders.ACCEPT_ENCODING);
    request.setProperty(PREFERRED, header != null && prefersGzip(String.join(",", header)));
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext answer) throws IOException {
    answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (!Boolean.TRUE.equals(answer.getProperty(PREFERRED))) {
      answer.proceed();
      return;
    }
    answer.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
    answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
    OutputStream plain = answer.getOutputStream();
    GZIPOutputStream compressed = new GZIPOutputStream(plain);
    answer.setOutputStream(compressed);
    answer.proceed();
    // Not if writing fails: half an answer must not look whole.
    compressed.finish();
    answer.setOutputStream(plain);
  }

  /**
   * Whether gzip is accepted, and no less welcome than no compression (RFC 9110, section 12.5.3).
   *
   * <p>{@code Request.selectVariant} would be JAX-RS's own way. Jersey's does not know {@code
   * GZIP}, and compresses for {@code gzip;q=0}.
   */
  private static boolean prefersGzip(String header) {
    Map<String, Double> weights = new HashMap<>();
    for (String coding : header.split(",")) {
      Matcher parts = CODING.matcher(coding.strip());
      if (parts.matches()) {
        String weight = parts.group(2);
        weights.put(
            parts.group(1).toLowerCase(Locale.ROOT),
            weight == null ? 1 : Double.parseDouble(weight));
      }
    }
    double any = weights.getOrDefault("*", 0.0);
    // Section 8.4.1.3: x-gzip is the same as gzip.
    double gzip = weights.getOrDefault(GZIP, weights.getOrDefault("x-gzip", any));
    return gzip > 0 && gzip >= weights.getOrDefault("identity", 0.0);
  }
}
