package no.kontaktregister.adapters.soap;

import static java.util.stream.Collectors.toUnmodifiableMap;

import jakarta.inject.Inject;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.kontaktregister.adapters.soap.oppslagstjenesten.OppslagstjenestenEndpoint;
import no.kontaktregister.adapters.soap.postkasseleverandoer.PostkasseleverandoerEndpoint;
import no.kontaktregister.adapters.soap.protocol.SoapSettings;
import no.kontaktregister.adapters.soap.wssecurity.ReplayStore;
import no.kontaktregister.adapters.soap.wssecurity.WsSecuritySettings;
import no.kontaktregister.application.audit.RecordRefusal;
import no.kontaktregister.application.sertifikat.IdentifiserVirksomhet;
import org.apache.cxf.BusFactory;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;

/**
 * Publishes the SOAP endpoints below {@code /ws}, and the Oppslagstjenesten at the real service's
 * path too.
 *
 * <p>Source: docs/contract.md#soap.
 */
@WebServlet(
    urlPatterns = {SoapServlet.ROOT + "/*", SoapServlet.REAL_PATH},
    loadOnStartup = 1,
    asyncSupported = true)
public class SoapServlet extends CXFNonSpringServlet {

  private static final long serialVersionUID = 1L;

  static final String ROOT = "/ws";
  static final String REAL_PATH = "/kontaktinfo-external/ws-v5";

  private static final String SINGLE_WSDL = "singleWsdl";

  /** The answer about one citizen fits in, and is sent in one piece. */
  private static final int BUFFER_BYTES = 32 * 1024;

  private final transient Map<String, Publication> publications;
  private final transient Publication oppslagstjenesten;
  private final transient SoapSettings settings;
  private final transient WsSecuritySettings security;
  private final transient IdentifiserVirksomhet identifiserVirksomhet;
  private final transient ReplayStore replays;
  private final transient RecordRefusal recordRefusal;

  @Inject
  public SoapServlet(
      PostkasseleverandoerEndpoint postkasseleverandoer,
      OppslagstjenestenEndpoint oppslagstjenesten,
      SoapSettings settings,
      WsSecuritySettings security,
      IdentifiserVirksomhet identifiserVirksomhet,
      ReplayStore replays,
      RecordRefusal recordRefusal) {
    this.oppslagstjenesten = Publication.oppslagstjenesten(oppslagstjenesten);
    this.publications =
        Stream.of(Publication.postkasseleverandoer(postkasseleverandoer), this.oppslagstjenesten)
            .collect(toUnmodifiableMap(Publication::path, publication -> publication));
    this.settings = settings;
    this.security = security;
    this.identifiserVirksomhet = identifiserVirksomhet;
    this.replays = replays;
    this.recordRefusal = recordRefusal;
  }

  @Override
  protected void loadBus(ServletConfig config) {
    super.loadBus(config);
    publications
        .values()
        .forEach(
            publication ->
                publication.publish(
                    getBus(),
                    publication.path(),
                    settings,
                    security,
                    identifiserVirksomhet,
                    replays,
                    recordRefusal));
    // The thread is the server's, and may outlive the application.
    BusFactory.setThreadDefaultBus(null);
  }

  /** Passes on what an endpoint answers: messages, and requests for its description. */
  @Override
  protected void invoke(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    Publication publication =
        REAL_PATH.equals(request.getServletPath())
            ? oppslagstjenesten
            : publications.get(String.valueOf(request.getPathInfo()));
    if (publication == null) {
      refuse(response, HttpServletResponse.SC_NOT_FOUND);
    } else if (isForDescription(request, publication) && isWellFormed(address(request))) {
      describe(publication, request, response);
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (!SoapContentType.isRead(request.getContentType())) {
      refuse(response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
    } else {
      response.setBufferSize(BUFFER_BYTES);
      super.invoke(at(publication, request), response);
    }
  }

  /** The address that a request has for callers, who may know another host than this one. */
  private String address(HttpServletRequest request) {
    return settings
        .publicUrl()
        .map(
            url ->
                url
                    + request.getServletPath()
                    + Objects.requireNonNullElse(request.getPathInfo(), ""))
        .orElseGet(() -> request.getRequestURL().toString());
  }

  /**
   * The same request for CXF, which finds a service by the path below the servlet, and describes it
   * at the request's URL.
   */
  private HttpServletRequest at(Publication publication, HttpServletRequest request) {
    return new HttpServletRequestWrapper(request) {
      @Override
      public String getServletPath() {
        return ROOT;
      }

      @Override
      public String getPathInfo() {
        return publication.path();
      }

      @Override
      public String getRequestURI() {
        return getContextPath() + ROOT + publication.path();
      }

      @Override
      public StringBuffer getRequestURL() {
        return new StringBuffer(address(request));
      }
    };
  }

  private static boolean isForDescription(HttpServletRequest request, Publication publication) {
    String query = String.valueOf(request.getQueryString());
    return request.getMethod().equals("GET")
        && (query.equals(SINGLE_WSDL) || publication.descriptions().contains(query));
  }

  /** The caller writes a part of the address: the Host header. */
  private static boolean isWellFormed(String address) {
    try {
      return new URI(address).getHost() != null;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private void describe(
      Publication publication, HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    if (!SINGLE_WSDL.equals(request.getQueryString())) {
      super.invoke(at(publication, request), response);
      return;
    }
    byte[] wsdl =
        SingleWsdl.of(publication.wsdl(), address(request)).getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentType("text/xml;charset=UTF-8");
      response.getOutputStream().write(wsdl);
    } catch (IOException brokenConnection) {
      throw new ServletException(brokenConnection);
    }
  }

  private static void refuse(HttpServletResponse response, int status) throws ServletException {
    try {
      response.sendError(status);
    } catch (IOException brokenConnection) {
      throw new ServletException(brokenConnection);
    }
  }
}
