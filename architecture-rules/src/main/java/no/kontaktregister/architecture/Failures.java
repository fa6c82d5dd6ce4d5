package no.kontaktregister.architecture;

import static java.util.function.Predicate.not;
import static no.kontaktregister.architecture.Role.SHARED_KERNEL;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.kontaktregister.architecture.Handlers.Handler;

/** Handlers that hide a failure. */
final class Failures {

  private static final Set<String> BROAD =
      Set.of(
          "java.lang.Throwable",
          "java.lang.Exception",
          "java.lang.RuntimeException",
          "java.lang.Error");

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  Failures(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  List<String> swallowed() {
    return classes.stream()
        .filter(not(code::isGenerated))
        .flatMap(
            type ->
                Handlers.of(type, code.classFile(type)).stream()
                    .flatMap(handler -> fault(type, handler, classes).stream()))
        .toList();
  }

  private Optional<String> fault(JavaClass type, Handler handler, JavaClasses classes) {
    String caught = handler.caught();
    if (handler.isEmpty()) {
      return Optional.of(handler.method() + " catches " + caught + " and does nothing");
    }
    if (caught.equals("java.lang.Throwable") || caught.equals("java.lang.Error")) {
      return Optional.of(handler.method() + " catches " + caught);
    }
    boolean isBroad = BROAD.contains(caught);
    if (isBroad && architecture.isCore(type)) {
      return Optional.of(handler.method() + " catches every failure, " + caught);
    }
    boolean isOfTheCore =
        classes.contain(caught)
            && architecture
                .roleOf(classes.get(caught))
                .filter(role -> role.isCore() || role == SHARED_KERNEL)
                .isPresent();
    boolean isOfTheDatabase = caught.equals("java.sql.SQLException") && !handler.isOfAQuestion();
    boolean isUnheard = caught.equals("java.lang.InterruptedException") && !handler.interrupts();
    return (isBroad || isOfTheCore || isOfTheDatabase || isUnheard)
            && !handler.usesException()
            && !handler.throwsOne()
        ? Optional.of(handler.method() + " swallows " + caught)
        : Optional.empty();
  }
}
