package no.kontaktregister.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import no.kontaktregister.bootstrap.Overlay;
import no.kontaktregister.demo.idporten.IdPorten;
import no.kontaktregister.demo.idporten.TestUser;
import no.kontaktregister.demo.maskinporten.Maskinporten;
import no.kontaktregister.demo.oauth.SigningKey;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.Site;
import no.kontaktregister.demo.site.Texts;
import no.kontaktregister.domain.sertifikat.EnterpriseIdentification;

/**
 * Runs a Maskinporten and an ID-porten next to the service, with the keys from the demo's folder.
 * Their tokens live by the demo's clock.
 */
@ApplicationScoped
public class DemoIssuers {

  @Produces
  @Singleton
  Maskinporten maskinporten(EnterpriseIdentification identification, Overlay overlay)
      throws IOException {
    return new Maskinporten(
        maskinporten(),
        maskinportenKey(KeyFolder.configured()),
        identification,
        Clock.systemUTC(),
        overlay.clock());
  }

  @Produces
  @Singleton
  IdPorten idPorten(Overlay overlay) throws IOException {
    return new IdPorten(
        idporten(), idportenKey(KeyFolder.configured()), DemoIssuers::users, overlay.clock());
  }

  /** The issuer of enterprises' tokens. Like Maskinporten's own, it ends with a slash. */
  static URI maskinporten() {
    return URI.create(Site.url() + "/maskinporten/");
  }

  /** The issuer of citizens' tokens. Like ID-porten's own, it ends without a slash. */
  static URI idporten() {
    return URI.create(Site.url() + "/idporten");
  }

  static SigningKey maskinportenKey(Path folder) throws IOException {
    return SigningKey.in(folder.resolve("maskinporten.jwk"));
  }

  static SigningKey idportenKey(Path folder) throws IOException {
    return SigningKey.in(folder.resolve("idporten.jwk"));
  }

  private static List<TestUser> users(Language language) {
    return DemoCitizens.at(Clock.systemUTC().instant(), Texts.in(language));
  }
}
