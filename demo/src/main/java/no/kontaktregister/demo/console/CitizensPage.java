package no.kontaktregister.demo.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.kontaktregister.demo.site.Html;
import no.kontaktregister.demo.site.Texts;

/** The start page: the citizens of the registry, a search by number, and registration. */
@Dependent
class CitizensPage {

  private static final int ON_A_PAGE = 25;
  private static final List<String> FILTERS = List.of("status", "reservasjon", "postkasse");

  private static final String PAGE =
      """
      %s<p class="lead">%s</p>
      <section aria-labelledby="search">
      <h2 id="search">%s</h2>
      <form method="post" action="%s" class="line">
      <p class="field"><label for="number">%s</label>
      <input type="text" id="number" name="personidentifikator" inputmode="numeric" \
      autocomplete="off" spellcheck="false" maxlength="11" required aria-describedby="synthetic"></p>
      <button type="submit">%s</button>
      </form>
      <p class="hint" id="synthetic">%s</p>
      </section>
      <section aria-labelledby="all">
      <h2 id="all">%s</h2>
      %s%s%s</section>
      %s%s""";

  private static final String PAGING =
      """
      <nav class="paging" aria-label="%s">%s<span>%s</span>%s</nav>
      """;

  private final ControlApi control;

  @Inject
  CitizensPage(ControlApi control) {
    this.control = control;
  }

  Answer show(Visit visit) {
    return show(200, visit, Html.NONE);
  }

  /** Finds a citizen. The number comes in the body, and the address of the page has the id. */
  Answer find(Visit visit) {
    ControlApi.Result found = control.find(visit.form().text("personidentifikator"));
    return found.isRefused()
        ? refused(visit, found, "refused.unknown")
        : Answer.seeOther(visit.link("demo/console/citizens/" + found.citizen().id()));
  }

  Answer register(Visit visit) {
    ObjectNode body = ControlApi.body();
    RegistrationForm.FIELDS.stream()
        .filter(field -> !visit.form().text(field).isEmpty())
        .forEach(field -> body.put(field, visit.form().text(field)));
    ControlApi.Result registered = control.post("citizens", body);
    return registered.isRefused()
        ? refused(visit, registered, "refused.registered-already")
        : Answer.seeOther(
            visit.link("demo/console/citizens/" + registered.citizen().id() + "?done=register"));
  }

  Answer reset(Visit visit) {
    ControlApi.Result reset = control.post("reset", null);
    return reset.isRefused()
        ? refused(visit, reset, "refused.reset")
        : Answer.seeOther(visit.link("?done=reset"));
  }

  /**
   * @param otherwise the key of the sentence if it is not the value of a field that is wrong
   */
  private Answer refused(Visit visit, ControlApi.Result result, String otherwise) {
    String sentence = visit.text(Refusals.keyOf(result, otherwise));
    return show(result.status(), visit, Notice.refusal(sentence));
  }

  private Answer show(int status, Visit visit, Html notice) {
    Map<String, String> query = new LinkedHashMap<>();
    FILTERS.stream()
        .filter(name -> !visit.query(name).isEmpty())
        .forEach(name -> query.put(name, visit.query(name)));
    int page =
        visit.query("page").matches("[0-9]{1,6}") ? Integer.parseInt(visit.query("page")) : 0;
    query.put("page", Integer.toString(page));
    query.put("size", Integer.toString(ON_A_PAGE));
    ControlApi.Result found = control.get("citizens", query);
    if (found.isRefused()) {
      return Layout.page(
          found.status(),
          visit,
          Section.CITIZENS,
          visit.text("citizens.title"),
          Notice.refusal(visit.text(Refusals.keyOf(found, "refused.other"))));
    }
    Texts texts = visit.texts();
    return Layout.page(
        status,
        visit,
        Section.CITIZENS,
        texts.get("citizens.title"),
        Html.of(
            PAGE,
            visit.query("done").equals("reset") && status == 200
                ? Notice.done(texts.get("done.reset"))
                : notice,
            texts.get("citizens.lead"),
            texts.get("citizens.search"),
            visit.link("demo/console/find"),
            texts.get("field.number"),
            texts.get("citizens.find"),
            texts.get("citizens.synthetic"),
            texts.get("citizens.all"),
            FilterForm.html(visit),
            table(visit, found.json().path("citizens")),
            paging(visit, page, found.json().path("total").asInt()),
            RegistrationForm.html(visit),
            ResetForm.html(visit)));
  }

  private static Html table(Visit visit, JsonNode citizens) {
    Texts texts = visit.texts();
    Table table =
        new Table(
            texts.get("citizens.all"),
            texts.get("field.number"),
            texts.get("field.state"),
            texts.get("field.email"),
            texts.get("field.mobile"),
            texts.get("field.mailbox"),
            texts.get("field.change"));
    for (JsonNode each : citizens) {
      KnownCitizen citizen = new KnownCitizen(each);
      table.row(
          Cells.link(visit, citizen),
          Cells.marks(texts, citizen),
          Cells.longOrDash(citizen.text("epostadresse")),
          Cells.orDash(citizen.text("mobiltelefonnummer")),
          Cells.orDash(citizen.leverandoer()),
          Html.of("%s", citizen.endringsnummer()));
    }
    return table.isEmpty() ? Html.of("<p>%s</p>\n", texts.get("citizens.none")) : table.html();
  }

  private static Html paging(Visit visit, int page, int total) {
    if (total <= ON_A_PAGE && page == 0) {
      return Html.NONE;
    }
    int pages = (total + ON_A_PAGE - 1) / ON_A_PAGE;
    return Html.of(
        PAGING,
        visit.text("citizens.pages"),
        page == 0 ? Html.NONE : turn(visit, page - 1, "citizens.previous"),
        visit.text("citizens.page", page + 1, pages, total),
        page + 1 >= pages ? Html.NONE : turn(visit, page + 1, "citizens.next"));
  }

  private static Html turn(Visit visit, int page, String textKey) {
    StringBuilder query = new StringBuilder("?page=").append(page);
    FILTERS.stream()
        .filter(name -> visit.query(name).matches("[A-Za-z0-9]+"))
        .forEach(name -> query.append('&').append(name).append('=').append(visit.query(name)));
    return Html.of("<a href=\"%s\">%s</a>", visit.link(query.toString()), visit.text(textKey));
  }
}
