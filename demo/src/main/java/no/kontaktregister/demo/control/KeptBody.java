package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** The beginning of a body, as it went over the wire. */
final class KeptBody {

  /** The rest of a longer body is not kept. */
  static final int MOST_BYTES = 256 * 1024;

  private static final Pattern CHARSET =
      Pattern.compile(".*;\\s*charset=\"?([^\";\\s]+).*", Pattern.CASE_INSENSITIVE);
  private static final Pattern GZIP = Pattern.compile("(x-)?gzip", Pattern.CASE_INSENSITIVE);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private boolean isTruncated;

  void add(byte[] buffer, int offset, int length) {
    int kept = Math.min(length, MOST_BYTES - bytes.size());
    bytes.write(buffer, offset, kept);
    isTruncated |= kept < length;
  }

  void clear() {
    bytes.reset();
    isTruncated = false;
  }

  int size() {
    return bytes.size();
  }

  /** Writes the body as text, unless there is none. A compressed body is decompressed. */
  void writeTo(ObjectNode message, String contentType, String contentEncoding) {
    if (bytes.size() == 0) {
      return;
    }
    byte[] content = bytes.toByteArray();
    if (contentEncoding != null && GZIP.matcher(contentEncoding).matches()) {
      content = decompressed(content);
    }
    int length = Math.min(content.length, MOST_BYTES);
    message.put("body", new String(content, 0, length, charset(contentType)));
    if (isTruncated || length < content.length) {
      message.put("truncated", true);
    }
  }

  /** One byte more than is shown, if there are so many; the same bytes, if they are not gzip. */
  private static byte[] decompressed(byte[] compressed) {
    try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
      return plain.readNBytes(MOST_BYTES + 1);
    } catch (IOException notGzip) {
      return compressed;
    }
  }

  private static Charset charset(String contentType) {
    Matcher matcher = CHARSET.matcher(Optional.ofNullable(contentType).orElse(""));
    try {
      return matcher.matches() ? Charset.forName(matcher.group(1)) : UTF_8;
    } catch (IllegalArgumentException unknown) {
      return UTF_8;
    }
  }
}
