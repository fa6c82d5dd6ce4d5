package no.kontaktregister.demo.console;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.demo.control.Reply;
import no.kontaktregister.demo.maskinporten.Maskinporten;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;
import no.kontaktregister.domain.virksomhet.Virksomhetsidentifikator;

/** Keys and tokens of enterprises, to download. */
@Dependent
class KeysPage {

  private static final String PKCS12 = "application/x-pkcs12";
  private static final String PEM = "application/x-pem-file";
  private static final String EXAMPLE = "984661185";
  private static final String NUMBER = "virksomhetsidentifikator";

  private static final List<String> SCOPES =
      List.of(
          "krr:postkasse/kanvelge.read",
          "krr:postkasse/postkasse.write",
          "krr:global/kontaktinformasjon.read",
          "krr:global/digitalpost.read",
          "krr:global/hentendring.read",
          "krr:global/kontaktinfo.read",
          "krr:global/postkasse.read");

  private static final String PAGE =
      """
      %s<p class="lead">%s</p>
      <section aria-labelledby="keys">
      <h2 id="keys">%s</h2>
      <p>%s</p>
      <form method="post" action="%s" class="grid">
      %s%s%s<p class="buttons"><button type="submit">%s</button></p>
      </form>
      </section>
      <section aria-labelledby="tokens">
      <h2 id="tokens">%s</h2>
      <p>%s</p>
      <form method="post" action="%s">
      %s<fieldset>
      <legend>%s</legend>
      %s</fieldset>
      <p class="buttons"><button type="submit">%s</button></p>
      </form>
      </section>
      """;

  private static final String ENTERPRISE =
      """
      <p class="field"><label for="%s">%s</label>
      <input type="text" id="%s" name="virksomhetsidentifikator" value="%s" inputmode="numeric" \
      autocomplete="off" spellcheck="false" maxlength="14" required></p>
      """;

  private static final String SCOPE =
      """
      <label><input type="checkbox" name="scope" value="%s"> <code>%s</code></label>
      """;

  private final ControlApi control;
  private final Maskinporten maskinporten;

  @Inject
  KeysPage(ControlApi control, Maskinporten maskinporten) {
    this.control = control;
    this.maskinporten = maskinporten;
  }

  Answer show(Visit visit) {
    return show(200, visit, Html.NONE);
  }

  /** Makes a key pair with a certificate. */
  Answer keys(Visit visit) {
    ObjectNode body =
        ControlApi.body()
            .put(NUMBER, visit.form().text(NUMBER))
            .put("state", visit.form().text("state"));
    boolean isPem = visit.form().text("format").equals("pem");
    Reply made = control.download("keys", body, isPem ? PEM : PKCS12);
    return number(visit)
        .filter(number -> made.status() == 201)
        .map(
            number ->
                Answer.file(number + (isPem ? ".pem" : ".p12"), made.contentType(), made.body()))
        .orElseGet(() -> refused(visit, made.status()));
  }

  /** Makes a token of the demo's Maskinporten. */
  Answer token(Visit visit) {
    List<String> scopes = visit.form().all("scope");
    return number(visit)
        .filter(number -> SCOPES.containsAll(scopes))
        .map(
            number ->
                Answer.file(
                    number + ".jwt",
                    "application/jwt",
                    maskinporten.token(number).scopes(scopes).serialize().getBytes(US_ASCII)))
        .orElseGet(() -> refused(visit, 400));
  }

  private static Optional<String> number(Visit visit) {
    return Virksomhetsidentifikator.parse(visit.form().text(NUMBER))
        .map(Virksomhetsidentifikator::value);
  }

  private static Answer refused(Visit visit, int status) {
    String key = number(visit).isEmpty() ? "refused.organisation-number" : "refused.other";
    return show(
        status, visit, Notice.refusal(visit.text(status < 500 ? key : Refusals.failed(status))));
  }

  private static Answer show(int status, Visit visit, Html notice) {
    Texts texts = visit.texts();
    return Layout.page(
        status,
        visit,
        Section.KEYS,
        texts.get("keys.title"),
        Html.of(
            PAGE,
            notice,
            texts.get("keys.lead"),
            texts.get("keys.keys"),
            texts.get("keys.keys-about"),
            visit.link("demo/console/keys"),
            enterprise(texts, "of-keys"),
            Choice.html("state", "state", texts.get("keys.state"), "VALID", states(texts)),
            Choice.html(
                "format",
                "format",
                texts.get("keys.format"),
                "p12",
                List.of(new Choice("p12", "PKCS#12"), new Choice("pem", "PEM"))),
            texts.get("keys.download"),
            texts.get("token.title"),
            texts.get("token.about"),
            visit.link("demo/console/tokens"),
            enterprise(texts, "of-token"),
            texts.get("token.scopes"),
            Html.all(SCOPES.stream().map(scope -> Html.of(SCOPE, scope, scope))),
            texts.get("token.download")));
  }

  private static Html enterprise(Texts texts, String id) {
    return Html.of(ENTERPRISE, id, texts.get("field.organisation-number"), id, EXAMPLE);
  }

  private static List<Choice> states(Texts texts) {
    return Stream.of(
            new Choice("VALID", texts.get("keys.valid")),
            new Choice("EXPIRED", texts.get("keys.expired")),
            new Choice("REVOKED", texts.get("keys.revoked")),
            new Choice("NOT_YET_VALID", texts.get("keys.not-yet-valid")),
            new Choice("OTHER_AUTHORITY", texts.get("keys.other-authority")))
        .toList();
  }
}
