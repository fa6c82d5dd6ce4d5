package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kontaktregister.application.AccessDeniedException;
import no.kontaktregister.application.InvalidRequestException;
import no.kontaktregister.domain.person.Personidentifikator;
import no.kontaktregister.domain.register.RegistryUnavailableException;

/** The control API without HTTP: the servlet answers with it, and the console calls it. */
@Dependent
public class Control {

  private static final Logger LOG = System.getLogger(Control.class.getName());

  private final Routes routes = new Routes();
  private final CitizenIndex index;

  @Inject
  Control(
      Citizens citizens,
      CitizenImport citizenImport,
      CitizenTokens citizenTokens,
      Reset reset,
      ClockControl clock,
      Keys keys,
      Enterprises enterprises,
      Faults faults,
      Calls calls,
      CitizenIndex index) {
    this.index = index;
    citizens.addTo(routes);
    citizenImport.addTo(routes);
    citizenTokens.addTo(routes);
    reset.addTo(routes);
    clock.addTo(routes);
    keys.addTo(routes);
    enterprises.addTo(routes);
    faults.addTo(routes);
    calls.addTo(routes);
    routes.add("GET", "openapi", request -> description());
  }

  /**
   * Answers a request of the demo's own pages.
   *
   * @param path below {@code /demo/v1/}
   * @param query the parameters of the URL
   * @param body null if there is none
   * @param accept the header Accept; empty text if there is none
   */
  public Reply call(
      String method, String path, Map<String, String> query, JsonNode body, String accept) {
    return answer(
        new Request(
            method,
            List.of(path.split("/")),
            query,
            Optional.of("application/json"),
            accept,
            body == null ? new byte[0] : body.toString().getBytes(UTF_8)));
  }

  /** The opaque id of a citizen. */
  public String id(Personidentifikator number) {
    return index.id(number);
  }

  Reply answer(Request request) {
    try {
      return routes.answer(request);
    } catch (Refused refused) {
      return refused.toReply();
    } catch (InvalidRequestException | AccessDeniedException refused) {
      return Reply.problem(400, "invalid-value", refused.getMessage(), null);
    } catch (RegistryUnavailableException unavailable) {
      LOG.log(Level.WARNING, "Answered 503: {0}", unavailable.getMessage());
      return Reply.problem(
          503, "registry-unavailable", "The registry does not answer. Try again.", null);
    } catch (RuntimeException failure) {
      LOG.log(Level.ERROR, "A request below /demo failed", failure);
      return Reply.problem(
          500, "internal-error", "The demo failed; its log says more. Try again.", null);
    }
  }

  /** The methods of a path, as in the header Allow. */
  String allowed(List<String> path) {
    return routes.allowed(path);
  }

  private static Reply description() {
    try (InputStream text = Control.class.getResourceAsStream("openapi.yaml")) {
      return new Reply(200, "application/yaml;charset=UTF-8", text.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
