package no.kontaktregister.bootstrap.startpage;

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

/** The page at the service's root: what this is, and in demo mode a question to try. */
@WebServlet(urlPatterns = "")
public class StartPage extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(StartPage.class.getName());

  private static final String NOT_IN_THE_LIST =
      "Nobody was asked about. Choose one of the citizens in the list: the form takes no other"
          + " number.";
  private static final String NO_ANSWER =
      "The service could not ask its own doors. Try again; if it lasts, the log says more.";

  private final transient Optional<TryOut> tryOut;

  @Inject
  StartPage(Optional<TryOut> tryOut) {
    this.tryOut = tryOut;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", Style.POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cache-Control", "no-store");
    boolean isPost = request.getMethod().equals("POST");
    if (isPost && tryOut.isPresent()) {
      answer(tryOut.get(), request, response);
    } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
      send(response, 200, new Page(tryOut).welcome());
    } else {
      response.setHeader("Allow", tryOut.isPresent() ? "GET, HEAD, POST" : "GET, HEAD");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
  }

  private void answer(TryOut doors, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Page page = new Page(tryOut);
    Optional<Citizen> chosen = Form.chosen(request, doors.citizens());
    if (chosen.isEmpty()) {
      send(response, 400, page.refusal(NOT_IN_THE_LIST));
      return;
    }
    Optional<String> answer = ask(doors, here(request), chosen.get(), page);
    send(response, answer.isPresent() ? 200 : 503, answer.orElse(page.refusal(NO_ANSWER)));
  }

  private static Optional<String> ask(TryOut doors, URI service, Citizen citizen, Page page) {
    try {
      return Optional.of(page.answer(doors.ask(service, citizen)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (Exception failure) {
      LOG.log(Level.WARNING, "The start page got no answer from the doors: {0}", failure);
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
