package no.kontaktregister.demo.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.SiteServlet;
import no.kontaktregister.demo.site.Texts;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/** The console at the demo's root: it shows what the registry holds, and lets people change it. */
@WebServlet(urlPatterns = {"", "/demo/console/*"})
public class ConsoleServlet extends SiteServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = System.getLogger(ConsoleServlet.class.getName());

  private final transient Console console;

  @Inject
  ConsoleServlet(Console console) {
    this.console = console;
  }

  @Override
  protected void answer(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Content-Security-Policy", Layout.policy());
    response.setHeader("Cache-Control", "no-store");
    boolean isPost = request.getMethod().equals("POST");
    Optional<Form> form = isPost ? Form.of(request) : Optional.of(Form.NONE);
    Visit visit = visit(request, isPost, form.orElse(Form.NONE));
    Optional<Function<Visit, Answer>> page = console.page(visit.pattern());
    Optional<Function<Visit, Answer>> action = console.form(visit.pattern());
    boolean isGet = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    Optional<Function<Visit, Answer>> asked =
        isGet ? page : isPost ? action : Optional.<Function<Visit, Answer>>empty();
    if (page.isEmpty() && action.isEmpty()) {
      send(response, refusal(visit, HttpServletResponse.SC_NOT_FOUND, "refused.no-page"));
    } else if (asked.isEmpty()) {
      response.setHeader("Allow", allowed(page.isPresent(), action.isPresent()));
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else if (form.isEmpty()) {
      send(response, refusal(visit, HttpServletResponse.SC_BAD_REQUEST, "refused.form"));
    } else {
      send(response, answer(visit, asked.get()));
    }
  }

  private static Answer answer(Visit visit, Function<Visit, Answer> asked) {
    try {
      return asked.apply(visit);
    } catch (RegistryUnavailableException unavailable) {
      LOG.log(Level.WARNING, "The console answered 503: {0}", unavailable.getMessage());
      return refusal(visit, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "refused.unavailable");
    }
  }

  private static Answer refusal(Visit visit, int status, String textKey) {
    return Layout.page(
        status,
        visit,
        Section.CITIZENS,
        visit.text("refused.title"),
        Notice.refusal(visit.text(textKey)));
  }

  private static void send(HttpServletResponse response, Answer answer) throws IOException {
    response.setStatus(answer.status());
    answer.headers().forEach(response::setHeader);
    if (answer.mediaType() != null) {
      response.setContentType(answer.mediaType());
      response.setContentLength(answer.body().length);
      response.getOutputStream().write(answer.body());
    }
  }

  private static String allowed(boolean isPage, boolean isForm) {
    return isPage && isForm ? "GET, HEAD, POST" : isPage ? "GET, HEAD" : "POST";
  }

  private static Visit visit(HttpServletRequest request, boolean isPost, Form form) {
    return new Visit(
        isPost,
        path(request),
        query(Optional.ofNullable(request.getQueryString()).orElse("")),
        form,
        Texts.in(Language.of(request)),
        request.getContextPath(),
        here(request),
        "http://" + request.getHeader("Host") + request.getContextPath());
  }

  private static List<String> path(HttpServletRequest request) {
    String below = Optional.ofNullable(request.getPathInfo()).orElse("");
    String path = (request.getServletPath() + below).replaceAll("^/|/$", "");
    return path.isEmpty() ? List.of() : List.of(path.split("/", -1));
  }

  // From the URL alone: the server's own reading also takes parameters from a form.
  private static Map<String, String> query(String text) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : text.split("&")) {
      String[] both = parameter.split("=", 2);
      if (both.length == 2) {
        parameters.put(both[0], both[1]);
      }
    }
    return parameters;
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
}
