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
    pages.put("demo/console/citizens/*", citizen::show);
    pages.put("demo/console/ask", ask::form);
    pages.put("demo/console/ask/*", ask::answer);
    pages.put("demo/console/changes", changes::show);
    pages.put("demo/console/calls", calls::show);
    pages.put("demo/console/calls/*", calls::call);
    pages.put("demo/console/keys", keys::show);
    forms.put("demo/console/find", citizens::find);
    forms.put("demo/console/citizens", citizens::register);
    forms.put("demo/console/reset", citizens::reset);
    for (Act act : Act.values()) {
      forms.put("demo/console/citizens/*/" + act.path(), citizen::act);
    }
    forms.put("demo/console/citizens/*/token", citizen::token);
    forms.put("demo/console/ask", ask::ask);
    forms.put("demo/console/keys", keys::keys);
    forms.put("demo/console/tokens", keys::token);
    forms.put("demo/console/language", LanguageSwitch::choose);
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
