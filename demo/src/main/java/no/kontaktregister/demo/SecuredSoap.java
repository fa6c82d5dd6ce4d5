package no.kontaktregister.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.regex.Pattern;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.w3c.dom.Document;
import org.w3c.dom.Node;

/**
 * A small client of the SOAP endpoint: signs what it sends, verifies and decrypts what it gets. It
 * needs nothing of what makes certificates.
 */
public final class SecuredSoap {

  private static final String ALIAS = "key";

  /** What the subject of the certificate that answers must name: the registry, not just anybody. */
  private static final Pattern REGISTRY = Pattern.compile(".*\\b991825827\\b.*");

  static {
    org.apache.wss4j.dom.engine.WSSConfig.init();
  }

  private final Merlin own = new Merlin();
  private final Merlin trusted = new Merlin();
  private final CallbackHandler password = SecuredSoap::give;

  /**
   * @param keys the caller's key and certificate, with the issuer's
   */
  public SecuredSoap(Path keys) throws IOException, GeneralSecurityException {
    this(KeyFolder.open(keys));
  }

  /**
   * @param keys the same
   */
  public SecuredSoap(KeyStore keys) throws IOException, GeneralSecurityException {
    this(keys, keys.getCertificateChain(ALIAS)[1]);
  }

  /**
   * @param keys the caller's key and certificate
   * @param issuer whose certificate the registry must have
   */
  public SecuredSoap(KeyStore keys, Certificate issuer)
      throws IOException, GeneralSecurityException {
    own.setKeyStore(keys);
    KeyStore issuers = KeyStore.getInstance("PKCS12");
    issuers.load(null, null);
    issuers.setCertificateEntry("ca", issuer);
    trusted.setTrustStore(issuers);
  }

  /** Sends a message, and gives the content of the answer's Body, verified and decrypted. */
  public String call(URI address, String envelope) throws Exception {
    String answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/soap+xml; charset=utf-8")
                    .POST(BodyPublishers.ofString(sign(envelope)))
                    .build(),
                BodyHandlers.ofString())
            .body();
    return body(answer);
  }

  /** What the answer's Body holds, verified and in the clear; a fault may be neither. */
  public String body(String answer) throws Exception {
    Node body =
        SoapSigner.parse(open(answer)).getElementsByTagNameNS(SoapSigner.SOAP, "Body").item(0);
    return SoapSigner.write(body.getFirstChild());
  }

  /** The envelope with a time stamp, signed with its Body and the header Oppslagstjenesten. */
  public String sign(String envelope) throws Exception {
    SoapSigner signer = SoapSigner.with(own.getKeyStore());
    if (envelope.contains("Oppslagstjenesten>")) {
      signer.parts("Body", "Timestamp", "Oppslagstjenesten");
    }
    return SoapSigner.write(signer.sign(envelope));
  }

  /** The answer with its signature verified and its Body decrypted; a fault may be neither. */
  public String open(String answer) throws Exception {
    Document message = SoapSigner.parse(answer);
    RequestData request = new RequestData();
    request.setSigVerCrypto(trusted);
    request.setSubjectCertConstraints(List.of(REGISTRY));
    request.setDecCrypto(own);
    request.setCallbackHandler(password);
    WSHandlerResult result = new WSSecurityEngine().processSecurityHeader(message, request);
    if (!isFault(message) && !isSigned(result)) {
      throw new WSSecurityException(WSSecurityException.ErrorCode.FAILED_CHECK);
    }
    return SoapSigner.write(message);
  }

  private static boolean isFault(Document message) {
    return message.getElementsByTagNameNS(SoapSigner.SOAP, "Fault").getLength() > 0;
  }

  private static boolean isSigned(WSHandlerResult result) {
    return result != null && result.getActionResults().containsKey(WSConstants.SIGN);
  }

  private static void give(Callback[] callbacks) {
    for (Callback callback : callbacks) {
      ((WSPasswordCallback) callback).setPassword(KeyFolder.PASSWORD);
    }
  }
}
