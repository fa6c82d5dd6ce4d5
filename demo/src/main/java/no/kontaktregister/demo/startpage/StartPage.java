package no.kontaktregister.demo.startpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import no.kontaktregister.demo.Citizen;

/** The page at the demo's root: what this is, and a question to try. */
@WebServlet(urlPatterns = "")
public class StartPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(StartPage.class.getName());

  private static final String NOT_IN_THE_LIST =
      "Nobody was asked about. Choose one of the citizens in the list: the form takes no other"
          + " number.";
  private static final String NO_ANSWER =
      "The service could not ask its own endpoints. Try again; if it lasts, the log says more.";

  private final transient TryOut tryOut;

  @Inject
  StartPage(TryOut tryOut) {
    this.tryOut = tryOut;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", Style.POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    if (request.getMethod().equals("POST")) {
      answer(tryOut, request, response);
    } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      send(response, 200, new Page(tryOut).welcome());
    } else {
      response.setHeader("Allow", "GET, HEAD, POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private void answer(TryOut endpoints, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Page page = new Page(tryOut);
    Optional<Citizen> chosen = Form.chosen(request, endpoints.citizens());
    if (chosen.isEmpty()) {
      send(response, 400, page.refusal(NOT_IN_THE_LIST));
      return;
    }
    Optional<String> answer = ask(endpoints, here(request), chosen.get(), page);
    send(response, answer.isPresent() ? 200 : 503, answer.orElse(page.refusal(NO_ANSWER)));
  }

  private static Optional<String> ask(TryOut endpoints, URI service, Citizen citizen, Page page) {
    try {
      return Optional.of(page.answer(endpoints.ask(service, citizen)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "The start page got no answer from the endpoints: {0}", failure);
      return Optional.empty();
    }
  }

  /** The address at which the request came in, which on a demo is one of this machine alone. */
  private static URI here(HttpServletRequest request) {
    String address = request.getLocalAddr();
    return URI.create(
        "http://"
            + (address.contains(":") ? "[" + address + "]" : address)
            + ":"
            + request.getLocalPort()
            + request.getContextPath());
  }

  private static void send(HttpServletResponse response, int status, String page)
      throws IOException {
    byte[] content = page.getBytes(UTF_8);
    response.setStatus(status);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(content.length);
    response.getOutputStream().write(content);
  }
}
