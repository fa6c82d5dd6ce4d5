package no.kontaktregister.demo.control;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** Grants, and mailbox providers with their certificates. A reset undoes all changes. */
@Dependent
class Enterprises {

  private static final String SIGNER = "signer";
  private static final String VIRKSOMHET = "virksomhet";
  private static final String TJENESTE = "tjeneste";
  private static final String NUMBER = "virksomhetsidentifikator";
  private static final String NAVN = "navn";
  private static final String SERTIFIKAT = "sertifikat";
  private static final int LONGEST_NAME = 100;

  /** All fields of a grant. */
  static final String[] GRANT = {SIGNER, VIRKSOMHET, TJENESTE};

  /** All fields of a mailbox provider. */
  static final String[] PROVIDER = {NUMBER, NAVN, SERTIFIKAT};

  private final Registry registry;
  private final RegisteredCitizens citizens;
  private final EnterpriseList list;

  @Inject
  Enterprises(Registry registry, RegisteredCitizens citizens, EnterpriseList list) {
    this.registry = registry;
    this.citizens = citizens;
    this.list = list;
  }

  void addTo(Routes routes) {
    routes.add("GET", "grants", request -> grants());
    routes.add(
        "PUT",
        "grants",
        request -> add(new Virksomheter(Set.of(), Set.of(grant(request.fields(GRANT))))));
    routes.add("DELETE", "grants/*/*/*", this::removeGrant);
    routes.add("GET", "providers", request -> providers());
    routes.add(
        "PUT",
        "providers",
        request -> add(new Virksomheter(Set.of(provider(request.fields(PROVIDER))), Set.of())));
    routes.add("DELETE", "providers/*", this::removeProvider);
  }

  /** Reads a grant. */
  static Tilgang grant(Fields fields) {
    Virksomhetsidentifikator signer = CitizenState.virksomhet(fields, SIGNER);
    return new Tilgang(
        signer,
        fields.has(VIRKSOMHET) ? CitizenState.virksomhet(fields, VIRKSOMHET) : signer,
        fields.oneOf(TJENESTE, Tjeneste.class).orElseThrow(() -> Refused.missing(TJENESTE)));
  }

  /** Reads a mailbox provider. */
  static Postkasseleverandoer provider(Fields fields) {
    return new Postkasseleverandoer(
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
            SERTIFIKAT, Enterprises::sertifikat, "an X.509 certificate in PEM, or base64 of DER"));
  }

  private Reply add(Virksomheter added) {
    registry.register(added);
    list.add(added);
    return Reply.none();
  }

  private Reply grants() {
    ObjectNode answer = Fields.newObject();
    ArrayNode grants = answer.putArray("grants");
    for (Tilgang each : list.grants()) {
      grants
          .addObject()
          .put(SIGNER, each.signer().value())
          .put(VIRKSOMHET, each.virksomhet().value())
          .put(TJENESTE, each.tjeneste().name());
    }
    return Reply.ok(answer);
  }

  private Reply providers() {
    ObjectNode answer = Fields.newObject();
    ArrayNode providers = answer.putArray("providers");
    for (Postkasseleverandoer each : list.providers()) {
      ObjectNode provider =
          providers
              .addObject()
              .put(NUMBER, each.virksomhetsidentifikator().value())
              .put(NAVN, each.navn());
      each.sertifikat()
          .ifPresent(it -> provider.put(SERTIFIKAT, Base64.getEncoder().encodeToString(it.der())));
    }
    return Reply.ok(answer);
  }

  private Reply removeGrant(Request request) {
    Fields fields =
        Fields.of(
            Fields.newObject()
                .put(SIGNER, request.path().get(1))
                .put(VIRKSOMHET, request.path().get(2))
                .put(TJENESTE, request.path().get(3)),
            GRANT);
    if (!list.remove(grant(fields))) {
      throw Refused.notFound("There is no such grant. GET /demo/v1/grants lists them.");
    }
    return Reply.none();
  }

  private Reply removeProvider(Request request) {
    Virksomhetsidentifikator provider =
        CitizenState.virksomhet(
            Fields.of(Fields.newObject().put(NUMBER, request.path().get(1)), NUMBER), NUMBER);
    boolean hasMailboxes =
        citizens.all().stream()
            .flatMap(each -> each.person().aktivPostkasse().stream())
            .anyMatch(postkasse -> postkasse.leverandoer().equals(provider));
    if (hasMailboxes) {
      throw Refused.conflict(
          "Citizens have an active mailbox with this provider. Delete those first; GET"
              + " /demo/v1/citizens?postkasse="
              + provider.value()
              + " lists the citizens.");
    }
    if (!list.remove(provider)) {
      throw Refused.notFound("There is no such provider. GET /demo/v1/providers lists them.");
    }
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
