package no.kontaktregister.architecture;

import static java.util.function.Predicate.not;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Technologies, and SQL, outside their modules. */
final class StrayTechnology {

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  StrayTechnology(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  List<String> ofAnyKind() {
    List<String> violations = new ArrayList<>();
    for (Technology technology : architecture.technologies()) {
      code.dependencies()
          .filter(it -> technology.covers(it.getTargetClass()))
          .filter(
              it ->
                  architecture
                      .moduleOf(it.getOriginClass())
                      .filter(module -> technology.modules().contains(module.name()))
                      .isEmpty())
          .map(
              it ->
                  it.getDescription() + "; it stays in " + String.join(", ", technology.modules()))
          .forEach(violations::add);
    }
    return violations;
  }

  /** The modules in which {@code java.sql} stays. */
  static Set<String> modulesOfSql(Description architecture) {
    return architecture.technologies().stream()
        .filter(
            technology ->
                technology.names().stream()
                    .anyMatch(it -> PackageMatcher.of(it).matches("java.sql")))
        .flatMap(technology -> technology.modules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  List<String> sql() {
    Set<String> modules = modulesOfSql(architecture);
    return classes.stream()
        .filter(not(code::isGenerated))
        .filter(
            type ->
                architecture
                    .moduleOf(type)
                    .filter(module -> modules.contains(module.name()))
                    .isEmpty())
        .flatMap(
            type ->
                Sql.statements(type)
                    .map(
                        statement ->
                            "Class <"
                                + type.getName()
                                + "> holds the SQL statement \""
                                + statement
                                + "\"; it stays in "
                                + String.join(", ", modules)))
        .toList();
  }
}
