package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.Priority;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;

/**
 * A rule for all classes of a code base.
 *
 * @param name a short name for references
 * @param check the check, as an ArchUnit rule
 * @param isWarning whether a violation is reported, but does not fail the check
 */
public record Rule(String name, String sentence, String reason, ArchRule check, boolean isWarning) {

  /** Your own rule, written with ArchUnit. */
  public static Rule of(String name, String sentence, String reason, ArchRule check) {
    return new Rule(name, sentence, reason, check.allowEmptyShould(true).as(name), false);
  }

  /** A rule that returns its violations, one line each. */
  static Rule of(
      String name,
      String sentence,
      String reason,
      Function<JavaClasses, ? extends Iterable<String>> violations) {
    return of(
        name,
        sentence,
        reason,
        ArchRule.Factory.create(
            new AbstractClassesTransformer<JavaClasses>("the classes") {
              @Override
              public Iterable<JavaClasses> doTransform(JavaClasses classes) {
                return List.of(classes);
              }
            },
            new ArchCondition<JavaClasses>(sentence) {
              @Override
              public void check(JavaClasses classes, ConditionEvents events) {
                violations
                    .apply(classes)
                    .forEach(line -> events.add(SimpleConditionEvent.violated(classes, line)));
              }
            },
            Priority.MEDIUM));
  }

  Rule asWarning() {
    return new Rule(name, sentence, reason, check, true);
  }

  Verdict judge(JavaClasses classes) {
    return new Verdict(this, check.evaluate(classes).getFailureReport().getDetails());
  }
}
