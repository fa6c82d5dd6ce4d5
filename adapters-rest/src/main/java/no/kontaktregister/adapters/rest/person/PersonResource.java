package no.kontaktregister.adapters.rest.person;

import static no.kontaktregister.adapters.rest.person.EndrePersonRequest.CONTACT_WRITE;
import static no.kontaktregister.adapters.rest.person.EndrePersonRequest.LANGUAGE_WRITE;
import static no.kontaktregister.adapters.rest.person.EndrePersonRequest.RESERVATION_WRITE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.kontaktregister.adapters.rest.protocol.JoseMessageBodyWriter;
import no.kontaktregister.adapters.rest.token.CitizenToken;
import no.kontaktregister.adapters.rest.token.Issuer;
import no.kontaktregister.adapters.rest.token.Scope;
import no.kontaktregister.adapters.rest.token.TokenFeature;
import no.kontaktregister.application.person.EndrePerson;
import no.kontaktregister.application.person.HentPerson;
import no.kontaktregister.application.person.HentPersonForespoersel;
import no.kontaktregister.application.person.SlettPerson;
import no.kontaktregister.application.person.SlettPersonForespoersel;
import no.kontaktregister.domain.oppslag.Informasjonsbehov;
import no.kontaktregister.domain.oppslag.Personopplysninger;
import no.kontaktregister.domain.tilgang.Operasjon;

/**
 * The citizen's own operations. The token names the citizen; its scopes decide what is delivered
 * and what may be changed.
 *
 * <p>Source: docs/contract.md#rest; described for callers in {@code openapi.yaml}.
 */
@ApplicationScoped
@Path("/{version: v1|v2}/person")
@Produces({MediaType.APPLICATION_JSON, JoseMessageBodyWriter.MEDIA_TYPE})
public class PersonResource {

  private static final String CONTACT_READ = "krr:user/kontaktinformasjon.read";
  private static final String MAILBOX_READ = "krr:user/digitalpost.read";

  private final HentPerson hentPerson;
  private final EndrePerson endrePerson;
  private final SlettPerson slettPerson;

  @Inject
  public PersonResource(HentPerson hentPerson, EndrePerson endrePerson, SlettPerson slettPerson) {
    this.hentPerson = hentPerson;
    this.endrePerson = endrePerson;
    this.slettPerson = slettPerson;
  }

  // RESTEasy (WildFly, Open Liberty) requires it. CDI uses the other one.
  public PersonResource() {
    this(null, null, null);
  }

  /** Returns the citizen's own entry, as far as the token's scopes go. */
  @GET
  @Scope(
      value = {CONTACT_READ, MAILBOX_READ},
      operasjon = Operasjon.HENT_PERSON,
      issuer = Issuer.IDPORTEN)
  public PersonResponse person(@Context SecurityContext security) {
    CitizenToken token = CitizenToken.of(security);
    return response(
        token, hentPerson.hentPerson(new HentPersonForespoersel(token.caller(), behov(token))));
  }

  /** Changes the citizen's own entry, and returns it. */
  @PATCH
  @Scope(
      value = {LANGUAGE_WRITE, RESERVATION_WRITE, CONTACT_WRITE},
      operasjon = Operasjon.ENDRE_PERSON,
      issuer = Issuer.IDPORTEN)
  public PersonResponse endre(EndrePersonRequest request, @Context SecurityContext security) {
    CitizenToken token = CitizenToken.of(security);
    for (String scope : request.scopes()) {
      if (!token.scopes().contains(scope)) {
        throw TokenFeature.insufficientScope(List.of(scope));
      }
    }
    return response(
        token, endrePerson.endrePerson(request.toForespoersel(token.caller(), behov(token))));
  }

  /** Deletes the citizen from the registry. */
  @DELETE
  @Scope(value = CONTACT_WRITE, operasjon = Operasjon.SLETT_PERSON, issuer = Issuer.IDPORTEN)
  public void slett(@Context SecurityContext security) {
    slettPerson.slettPerson(new SlettPersonForespoersel(CitizenToken.of(security).caller()));
  }

  /** What the token may read, and what it may write. */
  private static Set<Informasjonsbehov> behov(CitizenToken token) {
    Set<Informasjonsbehov> behov = EnumSet.of(Informasjonsbehov.PERSON);
    if (token.scopes().contains(CONTACT_READ)
        || token.scopes().contains(CONTACT_WRITE)
        || token.scopes().contains(LANGUAGE_WRITE)) {
      behov.add(Informasjonsbehov.KONTAKTINFO);
    }
    if (token.scopes().contains(CONTACT_READ)) {
      behov.add(Informasjonsbehov.VARSLINGS_STATUS);
    }
    if (token.scopes().contains(MAILBOX_READ)) {
      behov.add(Informasjonsbehov.SIKKER_DIGITAL_POST);
      behov.add(Informasjonsbehov.SERTIFIKAT);
    }
    return behov;
  }

  /** Without contact information if the token is for the language alone. */
  private static PersonResponse response(CitizenToken token, Personopplysninger citizen) {
    PersonResponse person = PersonResponse.of(citizen);
    return token.scopes().contains(CONTACT_READ) || token.scopes().contains(CONTACT_WRITE)
        ? person
        : person.withoutKontaktinformasjon();
  }
}
