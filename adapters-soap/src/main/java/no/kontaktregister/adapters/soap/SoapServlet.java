package no.kontaktregister.adapters.soap;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.MediaType;
import jakarta.xml.ws.soap.SOAPBinding;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;
import no.kontaktregister.adapters.soap.protocol.EnvelopeCheck;
import no.kontaktregister.adapters.soap.protocol.FaultTranslation;
import no.kontaktregister.adapters.soap.protocol.OperationCheck;
import no.kontaktregister.adapters.soap.protocol.RequestBody;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.Callers;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.Securing;
import no.kontaktregister.adapters.soap.wssecurity.SignedParts;
import no.kontaktregister.adapters.soap.wssecurity.Signers;
import no.kontaktregister.adapters.soap.wssecurity.TakenOnce;
import no.kontaktregister.adapters.soap.wssecurity.Verification;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;
import org.apache.cxf.BusFactory;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.message.Message;
import org.apache.cxf.service.model.EndpointInfo;
import org.apache.cxf.staxutils.StaxUtils;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.apache.cxf.ws.security.SecurityConstants;
import org.apache.cxf.ws.security.tokenstore.MemoryTokenStore;

/** The SOAP door: publishes the endpoints below {@code /ws}. */
@WebServlet(urlPatterns = SoapServlet.ROOT + "/*", loadOnStartup = 1)
public class SoapServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;

  static final String ROOT = "/ws";

  private static final MediaType SOAP_12 = new MediaType("application", "soap+xml");
  // Read all the same, because a SOAP 1.1 envelope has an answer of its own: VersionMismatch.
  private static final MediaType SOAP_11 = MediaType.TEXT_XML_TYPE;

  private static final Map<String, Object> XML_LIMITS =
      Map.of(
          StaxUtils.MAX_ELEMENT_DEPTH, "32",
          StaxUtils.MAX_ATTRIBUTE_COUNT, "32",
          StaxUtils.MAX_CHILD_ELEMENTS, "2000");

  private final transient Map<String, Publication> publications;
  private final transient SoapSettings settings;
  private final transient WsSecuritySettings security;
  private final transient EnterpriseIdentification certificates;
  private final transient ReplayStore replays;

  @Inject
  public SoapServlet(
      PostkasseleverandoerEndpoint postkasseleverandoer,
      OppslagstjenestenEndpoint oppslagstjenesten,
      SoapSettings settings,
      WsSecuritySettings security,
      EnterpriseIdentification certificates,
      ReplayStore replays) {
    this.publications =
        Stream.of(
                Publication.postkasseleverandoer(postkasseleverandoer),
                Publication.oppslagstjenesten(oppslagstjenesten))
            .collect(toUnmodifiableMap(Publication::path, publication -> publication));
    this.settings = settings;
    this.security = security;
    this.certificates = certificates;
    this.replays = replays;
  }

  @Override
  protected void loadBus(ServletConfig config) {
    super.loadBus(config);
    // FaultTranslation logs what an operator needs; CXF would log each request that it refuses.
    getBus().setProperty(FaultListener.class.getName(), (FaultListener) SoapServlet::logNothing);
    publications.values().forEach(this::publish);
    // The thread is the server's, and may outlive the application.
    BusFactory.setThreadDefaultBus(null);
  }

  private void publish(Publication publication) {
    JaxWsServerFactoryBean server = new JaxWsServerFactoryBean();
    server.setBus(getBus());
    server.setAddress(publication.path());
    server.setBindingId(SOAPBinding.SOAP12HTTP_BINDING);
    server.setServiceClass(publication.contract());
    server.setServiceBean(publication.endpoint());
    server.setWsdlLocation("classpath:wsdl/" + publication.wsdl());
    server.setServiceName(publication.serviceName());
    server.setEndpointName(publication.portName());
    server.setProperties(new HashMap<>(XML_LIMITS));
    server.getProperties().put(Message.SCHEMA_VALIDATION_ENABLED, SchemaValidationType.IN);
    server
        .getProperties()
        .put(SecurityConstants.SIGNATURE_TOKEN_VALIDATOR, Verification.certificates());
    // Else CXF asks the server for a cache, of tokens that nobody sends here.
    server
        .getProperties()
        .put(SecurityConstants.TOKEN_STORE_CACHE_INSTANCE, new MemoryTokenStore());
    server
        .getInInterceptors()
        .addAll(
            List.of(
                new RequestBody(settings.maxBodyBytes()),
                new EnvelopeCheck(),
                new Verification(security),
                new SignedParts(),
                new Signers(certificates),
                new TakenOnce(replays),
                new Callers(),
                new OperationCheck()));
    server.getOutInterceptors().add(Securing.answers(security));
    server
        .getOutFaultInterceptors()
        .addAll(List.of(new FaultTranslation(), Securing.faults(security)));
    EndpointInfo published = server.create().getEndpoint().getEndpointInfo();
    settings
        .publicUrl()
        .ifPresent(
            url -> published.setProperty("publishedEndpointUrl", url + ROOT + publication.path()));
  }

  /** Lets through what an endpoint answers: messages, and the questions for its description. */
  @Override
  protected void invoke(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    Publication publication = publications.get(String.valueOf(request.getPathInfo()));
    if (publication == null) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND);
    } else if (isForDescription(request, publication) && hasWellFormedAddress(request)) {
      super.invoke(request, response);
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (!isSoap(request.getContentType())) {
      refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else {
      super.invoke(request, response);
    }
  }

  private static boolean isForDescription(HttpServletRequest request, Publication publication) {
    return request.getMethod().equals("GET")
        && publication.descriptions().contains(String.valueOf(request.getQueryString()));
  }

  /** CXF makes the address in the description from this one, which is the caller's to write. */
  private static boolean hasWellFormedAddress(HttpServletRequest request) {
    try {
      return new URI(request.getRequestURL().toString()).getHost() != null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static boolean isSoap(String contentType) {
    try {
      MediaType type = MediaType.valueOf(contentType);
      String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
      return (isSame(type, SOAP_12) || isSame(type, SOAP_11))
          && !contentType.contains("multipart")
          && (charset == null || Charset.isSupported(charset));
    } catch (IllegalArgumentException missingOrMalformed) {
      return false;
    }
  }

  private static boolean isSame(MediaType type, MediaType other) {
    return type.getType().equalsIgnoreCase(other.getType())
        && type.getSubtype().equalsIgnoreCase(other.getSubtype());
  }

  private static void refuse(HttpServletResponse response, int status) throws ServletException {
    try {
      response.sendError(status);
    } catch (IOException brokenConnection) {
      throw new ServletException(brokenConnection);
    }
  }

  private static boolean logNothing(Exception failure, String description, Message message) {
    return false;
  }
}
