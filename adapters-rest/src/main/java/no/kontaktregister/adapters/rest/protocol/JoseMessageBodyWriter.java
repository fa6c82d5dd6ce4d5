package no.kontaktregister.adapters.rest.protocol;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.util.Base64;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Writes an answer as a compact JWS, signed with RS256, whose payload is the JSON that the caller
 * would otherwise get. The header {@code x5c} holds the registry's own chain.
 *
 * <p>Source: docs/contract.md#rest.
 */
@Dependent
@Provider
@Produces(JoseMessageBodyWriter.MEDIA_TYPE)
public class JoseMessageBodyWriter implements MessageBodyWriter<Record> {

  /** The media type that callers accept. */
  public static final String MEDIA_TYPE = "application/jose";

  private final Supplier<JoseSettings> settings;

  /**
   * @param settings gives the key and the certificates of the moment
   */
  @Inject
  public JoseMessageBodyWriter(Supplier<JoseSettings> settings) {
    this.settings = settings;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public JoseMessageBodyWriter() {
    this(null);
  }

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] on, MediaType mediaType) {
    return type.isRecord();
  }

  @Override
  public void writeTo(
      Record message,
      Class<?> type,
      Type generic,
      Annotation[] on,
      MediaType mediaType,
      MultivaluedMap<String, Object> headers,
      OutputStream body)
      throws IOException {
    // Without the parameters that the Accept header may have.
    headers.putSingle(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    JsonMessageBodyProvider.write(message, json);
    body.write(sign(json.toByteArray()).getBytes(StandardCharsets.US_ASCII));
  }

  private String sign(byte[] payload) {
    JoseSettings current = settings.get();
    try {
      JWSObject signed =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.RS256).x509CertChain(chain(current)).build(),
              new Payload(payload));
      signed.sign(new RSASSASigner(current.key()));
      return signed.serialize();
    } catch (JOSEException | CertificateEncodingException unusableKey) {
      throw new IllegalStateException(unusableKey);
    }
  }

  private static List<Base64> chain(JoseSettings current) throws CertificateEncodingException {
    List<Base64> chain = new ArrayList<>();
    for (X509Certificate certificate : current.chain()) {
      chain.add(Base64.encode(certificate.getEncoded()));
    }
    return chain;
  }
}
