package no.kontaktregister.adapters.soap.wssecurity;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.apache.wss4j.common.util.XMLUtils;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.encryption.Serializer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.stax.ext.AbstractOutputProcessor;
import org.apache.xml.security.stax.ext.OutputProcessorChain;
import org.apache.xml.security.stax.ext.stax.XMLSecEvent;
import org.apache.xml.security.stax.impl.OutboundSecurityContextImpl;
import org.apache.xml.security.stax.impl.OutputProcessorChainImpl;
import org.apache.xml.security.stax.impl.XMLSecurityStreamWriter;
import org.apache.xml.security.stax.impl.transformer.canonicalizer.Canonicalizer20010315_ExclOmitCommentsTransformer;
import org.apache.xml.security.stax.impl.transformer.canonicalizer.CanonicalizerBase;
import org.apache.xml.security.utils.UnsyncByteArrayOutputStream;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * The content of an answer's Body, which becomes canonical XML while it is written. It is digested
 * for the signature, and encrypted.
 *
 * <p>A document of it would cost a large answer half as much again, for WSS4J canonicalizes it,
 * searches it for a second element with the Id of each part that it signs, and writes it once more
 * to encrypt it.
 */
final class CanonicalBody {

  // The library writes byte by byte. The JDK's own stream would lock for each.
  private final UnsyncByteArrayOutputStream content = new UnsyncByteArrayOutputStream();

  /** Takes the content. */
  XMLStreamWriter writer() throws XMLSecurityException {
    CanonicalizerBase canonicalizer = new Canonicalizer20010315_ExclOmitCommentsTransformer();
    canonicalizer.setOutputStream(content);
    OutputProcessorChain events = new OutputProcessorChainImpl(new OutboundSecurityContextImpl());
    events.addProcessor(
        new AbstractOutputProcessor() {
          @Override
          public void processEvent(XMLSecEvent event, OutputProcessorChain last)
              throws XMLStreamException {
            canonicalizer.transform(event);
          }
        });
    return new XMLSecurityStreamWriter(events);
  }

  /**
   * What a signature says of the Body. The content has the same form in there as by itself, because
   * it uses none of the Body's prefixes.
   *
   * @param body the Body's element without its content; it gets an Id
   * @throws XMLStreamException when the content has a control character
   */
  Reference reference(Element body)
      throws XMLSecurityException, GeneralSecurityException, XMLStreamException {
    byte[] written = content.toByteArray();
    requireReadable(written);
    String id = WSSConfig.getNewInstance().getIdAllocator().createId("id-", body);
    String prefix = XMLUtils.setNamespace(body, WSConstants.WSU_NS, WSConstants.WSU_PREFIX);
    body.setAttributeNS(WSConstants.WSU_NS, prefix + ":Id", id);
    XMLSignatureFactory signatures = XmlSignatures.parts();
    return signatures.newReference(
        "#" + id,
        signatures.newDigestMethod(DigestMethod.SHA256, null),
        List.of(
            signatures.newTransform(
                CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
        null,
        null,
        digest(tags(body), written));
  }

  /** Gives the content to whoever encrypts that of the Body's element. */
  Serializer serializer() {
    return new Serializer() {

      @Override
      public byte[] serializeToByteArray(Element body) {
        return content.toByteArray();
      }

      @Override
      public byte[] serializeToByteArray(NodeList none) {
        return content.toByteArray();
      }

      @Override
      public Node deserialize(byte[] content, Node context) {
        throw new UnsupportedOperationException("requests are not encrypted");
      }
    };
  }

  /** No parser takes other control characters, and the library writes them as they are. */
  private static void requireReadable(byte[] written) throws XMLStreamException {
    for (byte character : written) {
      if (character >= 0 && character < ' ' && character != '\t' && character != '\n') {
        throw new XMLStreamException("the answer has a control character");
      }
    }
  }

  private static byte[] tags(Element empty) throws XMLSecurityException {
    ByteArrayOutputStream tags = new ByteArrayOutputStream();
    Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
        .canonicalizeSubtree(empty, tags);
    return tags.toByteArray();
  }

  /**
   * @param tags the first and the last tag of the Body
   */
  private static byte[] digest(byte[] tags, byte[] written) throws GeneralSecurityException {
    int last = tags.length - 1;
    while (tags[last] != '<') {
      last--;
    }
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(tags, 0, last);
    digest.update(written);
    digest.update(tags, last, tags.length - last);
    return digest.digest();
  }
}
