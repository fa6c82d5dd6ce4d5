package no.kontaktregister.demo.console;

import java.util.Map;
import java.util.regex.Pattern;
import no.kontaktregister.demo.site.Language;

/** Remembers which language a visitor has chosen, in a cookie. */
final class LanguageSwitch {

  private static final int SECONDS = 365 * 24 * 60 * 60;

  /** The console's own pages, so that nobody can be sent elsewhere. */
  private static final Pattern PAGE = Pattern.compile("(demo/console(/[a-z0-9]+)+)?");

  private LanguageSwitch() {}

  static Answer choose(Visit visit) {
    String page = visit.form().text("page");
    Language chosen =
        Language.tagged(visit.form().text("language")).orElse(visit.texts().language());
    return Answer.seeOther(
        visit.link(PAGE.matcher(page).matches() ? page : ""),
        Map.of(
            "Set-Cookie",
            Language.COOKIE
                + "="
                + chosen.tag()
                + "; Path="
                + visit.link("")
                + "; Max-Age="
                + SECONDS
                + "; HttpOnly; SameSite=Strict"));
  }
}
