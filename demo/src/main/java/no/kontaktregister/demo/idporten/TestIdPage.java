package no.kontaktregister.demo.idporten;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.owasp.encoder.Encode.forHtml;

import com.nimbusds.common.contenttype.ContentType;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.kontaktregister.demo.site.SitePage;

/** The login page. */
final class TestIdPage {

  private static final String BODY =
      """
      <main class="narrow">
      <h1>%s</h1>
      %s</main>
      """;

  private static final String REFUSAL =
      """
      <p class="refusal" id="refusal" role="alert">%s</p>
      """;

  private static final String FORM =
      """
      <p>This is the demo’s ID-porten. <strong>%s</strong> asks who you are, and for <code>%s</code>. You \
      are sent to <code>%s</code> afterwards.</p>
      %s<form method="post" action="authorize">
      %s<fieldset>
      <legend>Citizens of the demo</legend>
      %s</fieldset>
      <p class="typed"><label for="annet">Or another synthetic number</label>
      <input type="text" id="annet" name="annet" inputmode="numeric" autocomplete="off" \
      spellcheck="false" maxlength="20" aria-describedby="about%s"%s>
      <span id="about">Eleven digits with 40 or 80 added to the month. It takes precedence over the list. \
      Real numbers are refused.</span></p>
      <p class="buttons"><button type="submit">Log in</button>
      <button type="submit" name="avbryt" value="1" class="second">Cancel</button></p>
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

  private final Supplier<List<TestUser>> users;

  TestIdPage(Supplier<List<TestUser>> users) {
    this.users = users;
  }

  /** The citizens to choose from; with what was wrong with the choice before, if anything was. */
  HTTPResponse show(AuthorizationRequest request, Optional<String> refusal) {
    String form =
        FORM.formatted(
            forHtml(request.getClientID().getValue()),
            forHtml(request.getScope().toString()),
            forHtml(origin(request.getRedirectionURI())),
            refusal.map(sentence -> REFUSAL.formatted(forHtml(sentence))).orElse(""),
            hidden(request),
            users.get().stream().map(TestIdPage::citizen).collect(Collectors.joining()),
            refusal.isPresent() ? " refusal" : "",
            refusal.isPresent() ? " aria-invalid=\"true\"" : "");
    return html(
        refusal.isPresent() ? HTTPResponse.SC_BAD_REQUEST : HTTPResponse.SC_OK,
        (refusal.isPresent() ? "Not logged in" : "Log in") + " – TestID",
        "Log in with TestID",
        form,
        // Browsers also apply form-action to the redirect that answers the form.
        ' ' + source(request.getRedirectionURI()));
  }

  /** The reason why nobody can log in, if the client must not be told. */
  HTTPResponse refusal(String sentence) {
    return html(
        HTTPResponse.SC_BAD_REQUEST,
        "Not possible – TestID",
        "This login is not possible",
        REFUSAL.formatted(forHtml(sentence)),
        "");
  }

  private static HTTPResponse html(
      int status, String title, String heading, String content, String formAction) {
    HTTPResponse answer = new HTTPResponse(status);
    answer.setEntityContentType(new ContentType("text", "html", UTF_8));
    answer.setHeader("Content-Security-Policy", SitePage.policy(formAction));
    answer.setCacheControl("no-store");
    answer.setBody(SitePage.document("en", title, BODY.formatted(heading, content)));
    return answer;
  }

  private static String hidden(AuthorizationRequest request) {
    return request.toParameters().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            parameter ->
                HIDDEN.formatted(forHtml(parameter.getKey()), forHtml(parameter.getValue().get(0))))
        .collect(Collectors.joining());
  }

  private static String citizen(TestUser user) {
    String number = user.personidentifikator().value();
    return CITIZEN.formatted(number, number, forHtml(user.description()));
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
