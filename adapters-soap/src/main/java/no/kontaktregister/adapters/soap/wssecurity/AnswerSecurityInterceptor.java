package no.kontaktregister.adapters.soap.wssecurity;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.Reference;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.staxutils.W3CDOMStreamWriter;
import org.apache.wss4j.common.WSEncryptionPart;
import org.apache.wss4j.common.WSS4JConstants;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.common.util.KeyUtils;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.message.WSSecEncrypt;
import org.apache.wss4j.dom.message.WSSecHeader;
import org.apache.wss4j.dom.message.WSSecSignature;
import org.apache.wss4j.dom.message.WSSecSignatureConfirmation;
import org.apache.wss4j.dom.message.WSSecTimestamp;
import org.apache.xml.security.encryption.Serializer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;

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

  /**
   * An answer on its way.
   *
   * @param connection sends what is written
   * @param envelope takes the envelope around the Body's content
   */
  private record Answer(
      XMLStreamWriter connection,
      XMLStreamWriter envelope,
      Document document,
      CanonicalBody body) {}

  private final WsSecuritySettings settings;
  private final List<Interceptor<? extends Message>> writing =
      List.of(new WritingTheBody(), new WritingTheEnvelope(), new Sending());

  public AnswerSecurityInterceptor(WsSecuritySettings settings) {
    super(Phase.PRE_PROTOCOL);
    this.settings = settings;
  }

  /** Has the answer kept until all of it has been written, and then secured and sent. */
  @Override
  public void handleMessage(SoapMessage message) {
    Document document = DOMUtils.createDocument();
    Answer answer =
        new Answer(
            message.getContent(XMLStreamWriter.class),
            new W3CDOMStreamWriter(document),
            document,
            new CanonicalBody());
    message.put(Answer.class, answer);
    message.setContent(XMLStreamWriter.class, answer.envelope());
    // Tells CXF that nothing has been sent, so a fault may still take the answer's place.
    message.setContent(Node.class, document);
    message.getInterceptorChain().add(writing);
  }

  @Override
  public void handleFault(SoapMessage message) {
    Answer answer = message.get(Answer.class);
    if (answer != null) {
      message.setContent(XMLStreamWriter.class, answer.connection());
    }
  }

  private void secure(Answer answer, WSSecurityEngineResult request)
      throws XMLSecurityException, GeneralSecurityException, XMLStreamException {
    // Asked for once: an answer is signed wholly with one key, also while another replaces it.
    SigningKey key = settings.signingKey().get();
    WSSecHeader header = new WSSecHeader(answer.document());
    header.insertSecurityHeader();
    Element body =
        DOMUtils.getFirstChildWithName(answer.document().getDocumentElement(), Names.BODY);
    WSSecSignatureConfirmation confirmation = new WSSecSignatureConfirmation(header);
    byte[] confirmed = (byte[]) request.get(WSSecurityEngineResult.TAG_SIGNATURE_VALUE);
    confirmation.build(confirmed);
    // On one line, because clients compare it as text with what they sent.
    confirmation
        .getSignatureConfirmationElement()
        .setAttributeNS(null, "Value", Base64.getEncoder().encodeToString(confirmed));
    WSSecTimestamp timestamp = new WSSecTimestamp(header);
    timestamp.setWsTimeSource(settings.clock()::instant);
    timestamp.setTimeToLive((int) TIME_TO_LIVE.toSeconds());
    timestamp.build();
    sign(
        key,
        header,
        answer.body().reference(body),
        List.of(
            part("Element", timestamp.getElement()),
            part("Element", confirmation.getSignatureConfirmationElement())));
    encrypt(
        key,
        header,
        part("Content", body),
        answer.body().serializer(),
        (X509Certificate) request.get(WSSecurityEngineResult.TAG_X509_CERTIFICATE));
  }

  private static void sign(
      SigningKey key, WSSecHeader header, Reference body, List<WSEncryptionPart> headers)
      throws WSSecurityException {
    WSSecSignature signature = XmlSignatures.signature(header);
    signature.setKeyIdentifierType(WSConstants.BST_DIRECT_REFERENCE);
    signature.setSignatureAlgorithm(WSS4JConstants.RSA_SHA256);
    signature.setDigestAlgo(WSS4JConstants.SHA256);
    signature.setUserInfo(key.alias(), key.password());
    signature.prepare(key.crypto());
    List<Reference> references = new ArrayList<>(List.of(body));
    references.addAll(signature.addReferencesToSign(headers));
    signature.computeSignature(references);
    signature.prependBSTElementToHeader();
  }

  private void encrypt(
      SigningKey key,
      WSSecHeader header,
      WSEncryptionPart part,
      Serializer content,
      X509Certificate receiver)
      throws WSSecurityException {
    WSSecEncrypt encryption = new WSSecEncrypt(header);
    encryption.setUseThisCert(receiver);
    encryption.setKeyEncAlgo(WSS4JConstants.KEYTRANSPORT_RSAOAEP);
    encryption.setSymmetricEncAlgorithm(settings.encryption());
    encryption.setEncryptionSerializer(content);
    encryption.getParts().add(part);
    encryption.build(key.crypto(), KeyUtils.getKeyGenerator(settings.encryption()).generateKey());
  }

  private static WSEncryptionPart part(String modifier, Element element) {
    WSEncryptionPart part =
        new WSEncryptionPart(element.getLocalName(), element.getNamespaceURI(), modifier);
    part.setElement(element);
    return part;
  }

  /**
   * Puts base64 on one line, as the real service does. The library ends its lines with carriage
   * returns, which XML has to write as references.
   */
  private static void joinLines(Node parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Text text) {
        text.setData(text.getData().replace("\r\n", ""));
      } else {
        joinLines(child);
      }
    }
  }

  /** Has the content of the Body written apart from its envelope. */
  private static final class WritingTheBody extends AbstractSoapInterceptor {

    WritingTheBody() {
      super(Phase.PRE_MARSHAL);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      try {
        message.setContent(XMLStreamWriter.class, message.get(Answer.class).body().writer());
      } catch (XMLSecurityException failure) {
        throw new Fault(failure);
      }
    }
  }

  /** Has the rest of the envelope written. */
  private static final class WritingTheEnvelope extends AbstractSoapInterceptor {

    WritingTheEnvelope() {
      super(Phase.POST_MARSHAL);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      message.setContent(XMLStreamWriter.class, message.get(Answer.class).envelope());
    }
  }

  /** Secures an answer when it has been written, and sends it. */
  private final class Sending extends AbstractSoapInterceptor {

    Sending() {
      super(Phase.PRE_PROTOCOL_ENDING);
    }

    @Override
    public void handleMessage(SoapMessage message) {
      Answer answer = message.remove(Answer.class);
      message.setContent(XMLStreamWriter.class, answer.connection());
      try {
        secure(answer, SignatureInterceptor.signature(message.getExchange().getInMessage()));
        joinLines(answer.document());
        StaxUtils.writeElement(answer.document().getDocumentElement(), answer.connection(), false);
        answer.connection().flush();
      } catch (XMLSecurityException | GeneralSecurityException | XMLStreamException failure) {
        throw new Fault(failure);
      }
    }
  }
}
