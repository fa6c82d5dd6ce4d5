package no.kontaktregister.adapters.soap.protocol;

import java.io.IOException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.helpers.DOMUtils;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.apache.cxf.wsdl.interceptors.DocLiteralInInterceptor;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Refuses a request that does not follow the schema. CXF can do the same while it reads a request
 * into objects, but then it makes a validator for each request, which takes longer than the
 * validation.
 */
public final class SchemaInterceptor extends AbstractSoapInterceptor {

  // Some clients give each element that they may sign an Id of WS-Security, which the schema does
  // not have. CXF accepts them too.
  private static final Pattern ID =
      Pattern.compile("cvc-(?:complex-)?type\\.3\\.(?:1\\.1|2\\.2).*:Id.*", Pattern.DOTALL);

  private static final ErrorHandler ERRORS =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException unimportant) {}

        @Override
        public void error(SAXParseException error) throws SAXException {
          if (!ID.matcher(String.valueOf(error.getMessage())).matches()) {
            throw error;
          }
        }

        @Override
        public void fatalError(SAXParseException error) throws SAXException {
          throw error;
        }
      };

  // Those that no thread uses at the moment.
  private final Queue<Validator> validators = new ConcurrentLinkedQueue<>();

  public SchemaInterceptor() {
    super(Phase.UNMARSHAL);
    addBefore(DocLiteralInInterceptor.class.getName());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    Element body =
        DOMUtils.getFirstChildWithName(
            RequestDocumentInterceptor.envelope(message), message.getVersion().getBody());
    ServiceInfo service = service(message);
    // CXF refuses what is no request.
    Optional.ofNullable(DOMUtils.getFirstElement(body))
        .filter(request -> isRequest(service, request))
        .ifPresent(request -> validate(message, service, request));
  }

  private void validate(Message message, ServiceInfo service, Element request) {
    Validator validator =
        Optional.ofNullable(validators.poll()).orElseGet(() -> validator(message, service));
    try {
      validator.validate(new DOMSource(request));
    } catch (SAXException invalid) {
      throw new Fault(invalid);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    } finally {
      validators.add(validator);
    }
  }

  private static Validator validator(Message message, ServiceInfo service) {
    Validator validator =
        EndpointReferenceUtils.getSchema(service, message.getExchange().getBus()).newValidator();
    validator.setErrorHandler(ERRORS);
    return validator;
  }

  private static ServiceInfo service(Message message) {
    return message.getExchange().getEndpoint().getEndpointInfo().getService();
  }

  private static boolean isRequest(ServiceInfo service, Element element) {
    QName name = new QName(element.getNamespaceURI(), element.getLocalName());
    return service.getInterface().getOperations().stream()
        .map(operation -> operation.getInput().getFirstMessagePart().getElementQName())
        .anyMatch(name::equals);
  }
}
