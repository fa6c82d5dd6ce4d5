package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;

/**
 * Something that holds of every class of a house.
 *
 * @param name a short name, to refer to
 * @param sentence what holds
 * @param reason why it should
 * @param check finds what breaks the rule, a line for each
 */
public record Rule(
    String name, String sentence, String reason, Function<JavaClasses, List<String>> check) {

  static Rule of(String name, String sentence, String reason, ArchRule rule) {
    return new Rule(
        name,
        sentence,
        reason,
        classes -> rule.allowEmptyShould(true).evaluate(classes).getFailureReport().getDetails());
  }
}
