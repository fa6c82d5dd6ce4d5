package no.kontaktregister.demo.console;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The console's pages and forms, by path. A star in a path stands for an id. */
@Dependent
class Console {

  private final Map<String, Function<Visit, Answer>> pages = new HashMap<>();
  private final Map<String, Function<Visit, Answer>> forms = new HashMap<>();

  @Inject
  Console(
      CitizensPage citizens,
      CitizenPage citizen,
      AskPage ask,
      ChangesPage changes,
      CallsPage calls,
      KeysPage keys) {
    pages.put("", citizens::show);
    pages.put("console/citizens/*", citizen::show);
    pages.put("console/ask", ask::form);
    pages.put("console/ask/*", ask::answer);
    pages.put("console/changes", changes::show);
    pages.put("console/calls", calls::show);
    pages.put("console/keys", keys::show);
    forms.put("console/find", citizens::find);
    forms.put("console/citizens", citizens::register);
    forms.put("console/reset", citizens::reset);
    for (Act act : Act.values()) {
      forms.put("console/citizens/*/" + act.path(), citizen::act);
    }
    forms.put("console/citizens/*/token", citizen::token);
    forms.put("console/ask", ask::ask);
    forms.put("console/keys", keys::keys);
    forms.put("console/tokens", keys::token);
    forms.put("console/language", LanguageSwitch::choose);
  }

  /** What answers to GET at a path; empty if nothing does. */
  Optional<Function<Visit, Answer>> page(String pattern) {
    return Optional.ofNullable(pages.get(pattern));
  }

  /** What answers to POST at a path; empty if nothing does. */
  Optional<Function<Visit, Answer>> form(String pattern) {
    return Optional.ofNullable(forms.get(pattern));
  }
}
