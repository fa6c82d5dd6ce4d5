package no.kontaktregister.demo.startpage;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Optional;
import no.kontaktregister.demo.Citizen;
import no.kontaktregister.demo.site.SitePage;
import no.kontaktregister.demo.site.SiteServlet;

/** The page at the demo's root: it says what this is, and lets people try a question. */
@WebServlet(urlPatterns = "")
public class StartPage extends SiteServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(StartPage.class.getName());

  private static final String NOT_IN_THE_LIST =
      "No question was asked. Choose a citizen from the list: the form takes no other" + " number.";
  private static final String NO_ANSWER =
      "The service could not ask its own endpoints. Try again. If it happens again, see the log.";

  private final transient TryOut tryOut;

  @Inject
  StartPage(TryOut tryOut) {
    this.tryOut = tryOut;
  }

  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", SitePage.policy(""));
    response.setHeader("Cache-Control", "no-store");
    if (request.getMethod().equals("POST")) {
      ask(request, response);
    } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      send(response, 200, new Page(tryOut).welcome());
    } else {
      response.setHeader("Allow", "GET, HEAD, POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private void ask(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Page page = new Page(tryOut);
    Optional<Citizen> chosen = Form.chosen(request, tryOut.citizens());
    if (chosen.isEmpty()) {
      send(response, 400, page.refusal(NOT_IN_THE_LIST));
      return;
    }
    Optional<String> answer = ask(here(request), chosen.get(), page);
    send(response, answer.isPresent() ? 200 : 503, answer.orElse(page.refusal(NO_ANSWER)));
  }

  private Optional<String> ask(URI service, Citizen citizen, Page page) {
    try {
      return Optional.of(page.answer(tryOut.ask(service, citizen)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "The start page got no answer from the endpoints: {0}", failure);
      return Optional.empty();
    }
  }

  /** The address that received the request; in the demo it is always one of this machine. */
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
    send(response, status, "text/html", page);
  }
}
