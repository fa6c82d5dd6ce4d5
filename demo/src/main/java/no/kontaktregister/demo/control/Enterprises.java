package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.domain.postkasse.Postkasseleverandoer;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.domain.register.Virksomheter;
import no.kontaktregister.domain.sertifikat.X509Sertifikat;
import no.kontaktregister.domain.tilgang.Tilgang;
import no.kontaktregister.domain.tilgang.Tjeneste;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Grants, and mailbox providers with their certificates. A reset removes what was added. */
@Dependent
class Enterprises {

  private static final String SIGNER = "signer";
  private static final String VIRKSOMHET = "virksomhet";
  private static final String TJENESTE = "tjeneste";
  private static final String NUMBER = "virksomhetsidentifikator";
  private static final String NAVN = "navn";
  private static final String SERTIFIKAT = "sertifikat";
  private static final int LONGEST_NAME = 100;

  private final Registry registry;

  @Inject
  Enterprises(Registry registry) {
    this.registry = registry;
  }

  void addTo(Routes routes) {
    routes.add("PUT", "grants", this::grant);
    routes.add("PUT", "providers", this::provider);
  }

  private Reply grant(Request request) {
    Fields fields = request.fields(SIGNER, VIRKSOMHET, TJENESTE);
    Virksomhetsidentifikator signer = CitizenState.virksomhet(fields, SIGNER);
    Virksomhetsidentifikator virksomhet =
        fields.has(VIRKSOMHET) ? CitizenState.virksomhet(fields, VIRKSOMHET) : signer;
    Tjeneste tjeneste =
        fields.oneOf(TJENESTE, Tjeneste.class).orElseThrow(() -> Refused.missing(TJENESTE));
    registry.register(
        new Virksomheter(Set.of(), Set.of(new Tilgang(signer, virksomhet, tjeneste))));
    return Reply.none();
  }

  private Reply provider(Request request) {
    Fields fields = request.fields(NUMBER, NAVN, SERTIFIKAT);
    Postkasseleverandoer leverandoer =
        new Postkasseleverandoer(
            CitizenState.virksomhet(fields, NUMBER),
            fields
                .parsed(
                    NAVN,
                    text ->
                        Optional.of(text)
                            .filter(name -> !name.isBlank() && name.length() <= LONGEST_NAME),
                    "a name of 1 to " + LONGEST_NAME + " characters")
                .orElseThrow(() -> Refused.missing(NAVN)),
            fields.parsed(
                SERTIFIKAT,
                Enterprises::sertifikat,
                "an X.509 certificate in PEM, or base64 of DER"));
    registry.register(new Virksomheter(Set.of(leverandoer), Set.of()));
    return Reply.none();
  }

  private static Optional<X509Sertifikat> sertifikat(String text) {
    try {
      byte[] content =
          text.startsWith("-----") ? text.getBytes(US_ASCII) : Base64.getDecoder().decode(text);
      return Optional.of(
          new X509Sertifikat(
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(content))
                  .getEncoded()));
    } catch (CertificateException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
