package no.kontaktregister.adapters.soap.wssecurity;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.ext.WSSecurityException.ErrorCode;
import org.apache.wss4j.common.util.KeyUtils;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.apache.xml.security.c14n.InvalidCanonicalizerException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Signs an answer, and encrypts it to the signer of the request. Faults are neither signed nor
 * encrypted.
 *
 * <p>It calls WSS4J itself, with the elements at hand. CXF's own interceptor has WSS4J search for
 * them, in a document of SAAJ that wraps each node.
 *
 * <p>Source: docs/contract.md#soap.
 */
public final class AnswerSecurityInterceptor extends AbstractSoapInterceptor {

  private static final Duration TIME_TO_LIVE = Duration.ofSeconds(60);

  private final WsSecuritySettings settings;
  private final Sending sending = new Sending();

  public AnswerSecurityInterceptor(WsSecuritySettings settings) {
    super(Phase.PRE_PROTOCOL);
    this.settings = settings;
  }

  /** Has the answer written into a document, which {@link Sending} secures and sends. */
  @Override
  public void handleMessage(SoapMessage message) {
    Document answer = DOMUtils.createDocument();
    message.put(Sending.WRITER, message.getContent(XMLStreamWriter.class));
    message.setContent(XMLStreamWriter.class, new W3CDOMStreamWriter(answer));
    // Tells CXF that nothing has been sent, so a fault may still take the answer's place.
    message.setContent(Node.class, answer);
    message.getInterceptorChain().add(sending);
  }

  @Override
  public void handleFault(SoapMessage message) {
    if (message.remove(Sending.WRITER) instanceof XMLStreamWriter writer) {
      message.setContent(XMLStreamWriter.class, writer);
    }
  }

  private void secure(Document answer, WSSecurityEngineResult request) throws WSSecurityException {
    // Asked for once: an answer is signed wholly with one key, also while another replaces it.
    SigningKey key = settings.signingKey().get();
    WSSecHeader header = new WSSecHeader(answer);
    header.insertSecurityHeader();
    Element body = DOMUtils.getFirstChildWithName(answer.getDocumentElement(), Names.BODY);
    WSSecSignatureConfirmation confirmation = new WSSecSignatureConfirmation(header);
    confirmation.build((byte[]) request.get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE));
    WSSecTimestamp timestamp = new WSSecTimestamp(header);
    timestamp.setWsTimeSource(settings.clock()::instant);
    timestamp.setTimeToLive((int) TIME_TO_LIVE.toSeconds());
    timestamp.build();
    sign(
        key,
        header,
        List.of(
            part("Element", body),
            part("Element", timestamp.getElement()),
            part("Element", confirmation.getSignatureConfirmationElement())));
    encrypt(
        key,
        header,
        part("Content", body),
        (X509Certificate) request.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE));
  }

  private static void sign(SigningKey key, WSSecHeader header, List<WSEncryptionPart> parts)
      throws WSSecurityException {
    WSSecSignature signature = XmlSignatures.signature(header);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(WSS4JConstants.RSA_SHA256);
    signature.setDigestAlgo(WSS4JConstants.SHA256);
    signature.setUserInfo(key.alias(), key.password());
    signature.prepare(key.crypto());
    signature.computeSignature(signature.addReferencesToSign(parts));
    signature.prependBSTElementToHeader();
  }

  private void encrypt(
      SigningKey key, WSSecHeader header, WSEncryptionPart part, X509Certificate receiver)
      throws WSSecurityException {
    WSSecEncrypt encryption = new WSSecEncrypt(header);
    encryption.setUseThisCert(receiver);
    encryption.setKeyEncAlgo(WSS4JConstants.KEYTRANSPORT_RSAOAEP);
    encryption.setSymmetricEncAlgorithm(settings.encryption());
    encryption.setEncryptionSerializer(serializer());
    encryption.getParts().add(part);
    encryption.build(key.crypto(), KeyUtils.getKeyGenerator(settings.encryption()).generateKey());
  }

  private static BodySerializer serializer() throws WSSecurityException {
    try {
      return new BodySerializer();
    } catch (InvalidCanonicalizerException impossible) {
      throw new WSSecurityException(ErrorCode.FAILURE, impossible);
    }
  }

  private static WSEncryptionPart part(String modifier, Element element) {
    WSEncryptionPart part =
        new WSEncryptionPart(element.getLocalName(), element.getNamespaceURI(), modifier);
    part.setElement(element);
    return part;
  }

  /** Secures an answer when it has been written, and sends it. */
  private final class Sending extends AbstractSoapInterceptor {

    static final String WRITER = "no.kontaktregister.adapters.soap.answer-writer";

    Sending() {
      super(Sending.class.getName(), Phase.PRE_PROTOCOL_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      Document answer = (Document) message.getContent(Node.class);
      XMLStreamWriter writer = (XMLStreamWriter) message.remove(WRITER);
      message.setContent(XMLStreamWriter.class, writer);
      try {
        secure(answer, SignatureInterceptor.signature(message.getExchange().getInMessage()));
        StaxUtils.writeElement(answer.getDocumentElement(), writer, false);
        writer.flush();
      } catch (WSSecurityException | XMLStreamException failure) {
        throw new Fault(failure);
      }
    }
  }
}
