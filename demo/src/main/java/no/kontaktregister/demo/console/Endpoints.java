package no.kontaktregister.demo.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import no.kontaktregister.demo.DemoAuthority;
import no.kontaktregister.demo.SecuredSoap;
import no.kontaktregister.demo.maskinporten.Maskinporten;
import org.eclipse.microprofile.config.Config;

/** The service's own endpoints, asked over HTTP with the keys of the demo's enterprises. */
@ApplicationScoped
class Endpoints {

  private final Config config;
  private final Maskinporten maskinporten;
  private final HttpClient client = Exchange.client();

  @Inject
  Endpoints(Config config, Maskinporten maskinporten) {
    this.config = config;
    this.maskinporten = maskinporten;
  }

  // CDI needs it for the proxy of an application-scoped bean.
  Endpoints() {
    this(null, null);
  }

  /**
   * Asks at both endpoints.
   *
   * @param service where the service listens
   * @param number whom the question is about
   */
  Asked ask(URI service, Question question, String number) throws Exception {
    SecuredSoap soap =
        new SecuredSoap(
            Path.of(config.getValue(DemoAuthority.FOLDER, String.class))
                .resolve(question.caller() + ".p12"));
    Post overRest = overRest(question, number);
    Exchange rest = Exchange.of(client, service, overRest);
    Exchange signed = Exchange.of(client, service, overSoap(soap, question, number));
    return new Asked(
        question,
        number,
        rest,
        signed,
        soap.body(signed.response().body()),
        overRest,
        overSoap(soap, question, number));
  }

  private Post overRest(Question question, String number) {
    String token = maskinporten.token(question.caller()).scopes(question.scopes()).serialize();
    return new Post(
        question.restPath(),
        Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json"),
        question.json(number).toString());
  }

  private static Post overSoap(SecuredSoap soap, Question question, String number)
      throws Exception {
    return new Post(
        question.soapPath(),
        Map.of("Content-Type", "application/soap+xml; charset=utf-8"),
        soap.sign(question.envelope(number)));
  }
}
