package no.kontaktregister.bootstrap.admission;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** A body is read before the request waits, and not again after it. */
class ReceivedRequestTest {

  private static final int MOST = 8;
  private static final int UNDECLARED = -1;

  @Test
  void aBodyOfDeclaredLengthIsReadOnce() throws IOException {
    InputStream body = received(5, new Sent("abcde", false));

    assertThat(body.readAllBytes()).isEqualTo("abcde".getBytes(US_ASCII));
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.available()).isZero();
  }

  @Test
  void aBodyWithoutALengthIsReadToItsEndOnce() throws IOException {
    InputStream body = received(UNDECLARED, new Sent("abcde", true));

    assertThat(body.readAllBytes()).isEqualTo("abcde".getBytes(US_ASCII));
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void whatIsLargerThanAnEndpointTakesIsLeftToTheEndpoint() throws IOException {
    Sent sent = new Sent("abcdefghijkl", true);
    InputStream body = received(UNDECLARED, sent);

    assertThat(sent.read).isEqualTo(MOST + 1);
    assertThat(body.readAllBytes()).isEqualTo("abcdefghijkl".getBytes(US_ASCII));
  }

  @Test
  void aBodyThatBreaksOffIsTheEndpointsToAnswer() throws IOException {
    InputStream body = received(7, new Sent("abcde", false));

    assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
  }

  private static InputStream received(int declared, Sent sent) throws IOException {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                ReceivedRequestTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getContentLengthLong" -> (long) declared;
                      case "getInputStream" -> sent;
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return ReceivedRequest.of(request, MOST).getInputStream();
  }

  /** What a caller sends; a server that is asked for more than that gives up. */
  private static final class Sent extends ServletInputStream {

    private final byte[] bytes;
    private boolean hasEnd;
    private int read;

    Sent(String text, boolean hasEnd) {
      this.bytes = text.getBytes(US_ASCII);
      this.hasEnd = hasEnd;
    }

    @Override
    public int read() throws IOException {
      if (read < bytes.length) {
        return bytes[read++];
      }
      if (hasEnd) {
        hasEnd = false;
        return -1;
      }
      throw new IOException("nothing more arrives");
    }

    /** One byte at a time, so that an end or a failure is not part of what came before it. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      int next = read();
      if (next < 0) {
        return -1;
      }
      buffer[offset] = (byte) next;
      return 1;
    }

    @Override
    public boolean isFinished() {
      return false;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException();
    }
  }
}
