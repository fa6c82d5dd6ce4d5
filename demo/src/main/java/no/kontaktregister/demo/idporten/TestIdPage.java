package no.kontaktregister.demo.idporten;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Language;
import no.kontaktregister.demo.site.SitePage;
import no.kontaktregister.demo.site.Texts;

/** The login page. */
final class TestIdPage {

  private static final String NAME = "TestID";

  private static final String BODY =
      """
      <main class="narrow">
      <h1>%s</h1>
      %s</main>
      """;

  private static final String REFUSAL =
      """
      <p class="refusal" id="refusal" role="alert"%s>%s</p>
      """;

  private static final String FORM =
      """
      <p>%s</p>
      %s<form method="post" action="authorize">
      %s<fieldset>
      <legend>%s</legend>
      %s</fieldset>
      <p class="typed"><label for="annet">%s</label>
      <input type="text" id="annet" name="annet" inputmode="numeric" autocomplete="off" \
      spellcheck="false" maxlength="20" aria-describedby="about%s"%s>
      <span id="about">%s</span></p>
      <p class="buttons"><button type="submit">%s</button>
      <button type="submit" name="avbryt" value="1" class="second">%s</button></p>
      </form>
      """;

  private static final String HIDDEN =
      """
      <input type="hidden" name="%s" value="%s">
      """;

  private static final String CITIZEN =
      """
      <label><input type="radio" name="personidentifikator" value="%s"> \
      <span class="number">%s</span> <span class="who">%s</span></label>
      """;

  private final Function<Language, List<TestUser>> users;

  TestIdPage(Function<Language, List<TestUser>> users) {
    this.users = users;
  }

  /**
   * The citizens to choose from.
   *
   * @param refusal the key of the sentence that says what was wrong with the choice before
   */
  HTTPResponse show(AuthorizationRequest request, Optional<String> refusal, Language language) {
    Texts texts = Texts.in(language);
    boolean isRefused = refusal.isPresent();
    Html form =
        Html.of(
            FORM,
            Html.of(
                texts.get("testid.about"),
                Html.of("<strong>%s</strong>", request.getClientID().getValue()),
                Html.of("<code>%s</code>", request.getScope()),
                Html.of("<code>%s</code>", origin(request.getRedirectionURI()))),
            refusal.map(key -> Html.of(REFUSAL, Html.NONE, texts.get(key))).orElse(Html.NONE),
            hidden(request),
            texts.get("testid.citizens"),
            Html.all(users.apply(language).stream().map(TestIdPage::citizen)),
            texts.get("testid.other"),
            isRefused ? " refusal" : "",
            isRefused ? Html.of(" aria-invalid=\"true\"") : Html.NONE,
            texts.get("testid.other-about"),
            texts.get("testid.log-in"),
            texts.get("testid.cancel"));
    return page(
        texts,
        isRefused ? HTTPResponse.SC_BAD_REQUEST : HTTPResponse.SC_OK,
        isRefused ? "testid.not-logged-in" : "testid.log-in",
        "testid.title",
        form,
        // Browsers also apply form-action to the redirect that answers the form.
        ' ' + source(request.getRedirectionURI()));
  }

  /**
   * The reason why nobody can log in, if the client must not be told.
   *
   * @param sentence in English, because it is for the client's developer
   */
  HTTPResponse refusal(String sentence, Language language) {
    return page(
        Texts.in(language),
        HTTPResponse.SC_BAD_REQUEST,
        "testid.not-possible",
        "testid.not-possible-heading",
        Html.of(
            REFUSAL, language == Language.ENGLISH ? Html.NONE : Html.of(" lang=\"en\""), sentence),
        "");
  }

  private static HTTPResponse page(
      Texts texts,
      int status,
      String titleKey,
      String headingKey,
      Html content,
      String formAction) {
    HTTPResponse answer = new HTTPResponse(status);
    answer.setEntityContentType(new ContentType("text", "html", UTF_8));
    answer.setHeader("Content-Security-Policy", SitePage.policy(formAction));
    answer.setCacheControl("no-store");
    answer.setBody(
        SitePage.document(
            texts.language().tag(),
            texts.get(titleKey) + " – " + NAME,
            Html.of(BODY, texts.get(headingKey), content).toString()));
    return answer;
  }

  private static Html hidden(AuthorizationRequest request) {
    return Html.all(
        request.toParameters().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(parameter -> Html.of(HIDDEN, parameter.getKey(), parameter.getValue().get(0))));
  }

  private static Html citizen(TestUser user) {
    String number = user.personidentifikator().value();
    return Html.of(CITIZEN, number, number, user.description());
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  /** The address that the browser is sent to, as a content security policy writes it. */
  private static String source(URI uri) {
    boolean isNameAndPort =
        uri.getRawAuthority() != null && uri.getRawAuthority().matches("[A-Za-z0-9.-]+(:[0-9]+)?");
    // A policy cannot name an IPv6 address, nor an address of a scheme without hosts.
    return isNameAndPort ? origin(uri) : uri.getScheme() + ":";
  }
}
