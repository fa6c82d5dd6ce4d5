package no.kontaktregister.adapters.soap;

import jakarta.xml.ws.soap.SOAPBinding;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602;
import no.kontaktregister.adapters.soap.generated.oppslagstjeneste.Oppslagstjeneste1602_Service;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.Postkasseleverandoer1602;
import no.kontaktregister.adapters.soap.generated.postkasseleverandoer.PostkasseleverandoerV5;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;
import no.kontaktregister.adapters.soap.protocol.FaultTranslationInterceptor;
import no.kontaktregister.adapters.soap.protocol.GzipInterceptor;
import no.kontaktregister.adapters.soap.protocol.OperationCheckInterceptor;
import no.kontaktregister.adapters.soap.protocol.RequestBodyInterceptor;
import no.kontaktregister.adapters.soap.protocol.RequestDocumentInterceptor;
import no.kontaktregister.adapters.soap.protocol.SchemaInterceptor;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.AnswerSecurityInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.CallerInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.EnvelopeCheckInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.OwnCertificateInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.PublishedRuleLog;
import no.kontaktregister.adapters.soap.wssecurity.RefusalInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.ReplayInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.SignatureInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.SignedPartsInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.SignerInterceptor;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhet;
import org.apache.cxf.Bus;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.binding.Binding;
import org.apache.cxf.binding.soap.Soap12;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.AttachmentOutInterceptor;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.staxutils.StaxUtils;

/**
 * One of the two services, and how CXF publishes it.
 *
 * @param path its path below the servlet's
 * @param contract the interface that is generated from its WSDL
 * @param endpoint the implementation
 * @param wsdl the name of its WSDL
 * @param serviceName the name of the service in the WSDL
 * @param portName the name of the port in the WSDL
 * @param descriptions the query strings that CXF answers with the WSDL or one of its schemas
 */
record Publication(
    String path,
    Class<?> contract,
    Object endpoint,
    String wsdl,
    QName serviceName,
    QName portName,
    Set<String> descriptions) {

  private static final Map<String, Object> XML_LIMITS =
      Map.of(
          StaxUtils.MAX_ELEMENT_DEPTH, "32",
          StaxUtils.MAX_ATTRIBUTE_COUNT, "32",
          StaxUtils.MAX_CHILD_ELEMENTS, "2000");

  static Publication postkasseleverandoer(PostkasseleverandoerEndpoint endpoint) {
    return new Publication(
        "/postkasseleverandoer/v5",
        Postkasseleverandoer1602.class,
        endpoint,
        "postkasseleverandoer-16-02.wsdl",
        PostkasseleverandoerV5.SERVICE,
        PostkasseleverandoerV5.PostkasseleverandoerV5Port,
        Set.of("wsdl", "WSDL", "xsd=postkasseleverandoer-16-02.xsd"));
  }

  static Publication oppslagstjenesten(OppslagstjenestenEndpoint endpoint) {
    return new Publication(
        "/oppslagstjenesten/v5",
        Oppslagstjeneste1602.class,
        endpoint,
        "oppslagstjeneste-16-02.wsdl",
        Oppslagstjeneste1602_Service.SERVICE,
        Oppslagstjeneste1602_Service.OppslagstjenesteSOAP12,
        Set.of("wsdl", "WSDL", "xsd=oppslagstjeneste-16-02.xsd", "xsd=begrep-16-02.xsd"));
  }

  /**
   * Publishes the service.
   *
   * @param bus the bus to publish it on
   * @param address the address on the bus
   * @param settings the limits of requests
   * @param security how messages are secured
   * @param identifiserVirksomhet identifies the enterprise of a certificate
   * @param replays remembers accepted requests
   * @param recordRefusal records requests that are refused
   */
  void publish(
      Bus bus,
      String address,
      SoapSettings settings,
      WsSecuritySettings security,
      IdentifiserVirksomhet identifiserVirksomhet,
      ReplayStore replays,
      RecordRefusal recordRefusal) {
    JaxWsServerFactoryBean server = new JaxWsServerFactoryBean();
    server.setBus(bus);
    server.setAddress(address);
    server.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
    server.setServiceClass(contract);
    server.setServiceBean(endpoint);
    server.setWsdlLocation("classpath:wsdl/" + wsdl);
    server.setServiceName(serviceName);
    server.setEndpointName(portName);
    server.setProperties(properties());
    server
        .getInInterceptors()
        .addAll(
            List.of(
                new RequestBodyInterceptor(settings.maxBodyBytes()),
                new EnvelopeCheckInterceptor(security.requests()),
                new OwnCertificateInterceptor(security),
                new RequestDocumentInterceptor(),
                new SignatureInterceptor(security),
                new SignedPartsInterceptor(security.requests()),
                new SignerInterceptor(identifiserVirksomhet),
                new ReplayInterceptor(replays),
                new CallerInterceptor(new PublishedRuleLog(Clock.systemDefaultZone())),
                new SchemaInterceptor(),
                new OperationCheckInterceptor()));
    server
        .getOutInterceptors()
        .addAll(List.of(new AnswerSecurityInterceptor(security), new GzipInterceptor()));
    server
        .getOutFaultInterceptors()
        .addAll(
            List.of(
                new RefusalInterceptor(recordRefusal),
                new FaultTranslationInterceptor(),
                new GzipInterceptor()));
    withoutAttachments(server.create().getEndpoint().getBinding());
  }

  /**
   * The services have no attachments. CXF looks for some in every message, and for this it asks
   * jakarta.activation for the types that it knows. Where this is the server's, it then keeps the
   * archive's class loader after the archive was undeployed.
   */
  private static void withoutAttachments(Binding binding) {
    binding.getInInterceptors().removeIf(AttachmentInInterceptor.class::isInstance);
    binding.getOutInterceptors().removeIf(AttachmentOutInterceptor.class::isInstance);
    binding.getOutFaultInterceptors().removeIf(AttachmentOutInterceptor.class::isInstance);
  }

  private static Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>(XML_LIMITS);
    // SchemaInterceptor does it.
    properties.put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.NONE);
    // As the real service: clients show or compare the code of a fault as text, env:Sender.
    properties.put("soap.env.ns.map", Map.of("env", Soap12.SOAP_NAMESPACE));
    // FaultTranslationInterceptor logs what an operator needs; CXF would log each refused request.
    properties.put(FaultListener.class.getName(), (FaultListener) Publication::logNothing);
    return properties;
  }

  private static boolean logNothing(Exception failure, String description, Message message) {
    return false;
  }
}
