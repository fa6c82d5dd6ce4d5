package no.kontaktregister.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Foreign code bases, and descriptions that are wrong. */
class HexagonalArchitectureTest {

  /** A foreign code base, with its own names. */
  private static final HexagonalArchitecture SHOP =
      HexagonalArchitecture.of("org.shop")
          .domain("model")
          .application("usecases")
          .inboundAdapters("web")
          .outboundAdapters("database")
          .bootstrap("start");

  private static final List<String> MODULES =
      List.of("model", "usecases", "database", "web", "start");

  @TempDir private static Path COMPILED;

  @TempDir private Path folder;

  @Test
  void aForeignCodeBaseThatIsInOrderPasses() throws Exception {
    Compliance compliance = SHOP.check(compile("clean"));

    assertThat(compliance.isComplete()).as(compliance.toString()).isTrue();
    assertThat(compliance).asString().endsWith("rules kept").doesNotContain("BROKEN");
  }

  @Test
  void allFaultsOfAForeignCodeBaseAreFound() throws Exception {
    Compliance compliance = SHOP.check(compile("faulty"));

    assertThat(
            compliance.verdicts().stream()
                .filter(verdict -> !verdict.isKept())
                .map(verdict -> verdict.rule().name()))
        .containsExactlyInAnyOrder(
            "placement",
            "inwards",
            "adapters-apart",
            "application-language",
            "ambient",
            "inbound-calls",
            "values",
            "printing",
            "failures");
    assertThat(compliance)
        .asString()
        .contains(
            "BROKEN  Adapters do not know each other, because you can then replace one without"
                + " looking at the others")
        .contains("<org.shop.web.DiscountPage");
    assertThatThrownBy(() -> compliance.verdicts().forEach(Verdict::requireKept))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void theViolationOfAnUnplacedClassNamesTheLineThatWouldPlaceIt() throws Exception {
    Path classes = folder.resolve("unplaced");
    Sources.compile(
        List.of(
            "package org.shop; public class Main {}",
            "package org.other; public class Text {}",
            "package org.shop.model; public class Price { org.shop.money.Amount amount; }",
            "package org.shop.model; public interface Stock { int count(); }",
            "package org.shop.usecases; public class Buy { org.shop.model.Stock stock; }",
            "package org.shop.money; public class Amount {}",
            "package org.shop.warehouse; class Shelf implements org.shop.model.Stock { public int"
                + " count() { return 1; } }",
            "package org.shop.rest; public class Page { org.shop.usecases.Buy buy; }",
            "package org.shop.database; public class Table {}",
            "package org.shop.wiring; class Wires { org.shop.database.Table table; }",
            "package org.shop.trial; class Trial {}"),
        classes);

    assertThat(violations("placement", SHOP, classes))
        .containsExactlyInAnyOrder(
            "Class <org.shop.Main> belongs to no module; add .bootstrapInBasePackage()",
            "Class <org.other.Text> belongs to no module; it is outside org.shop: begin the"
                + " description with a package that contains both, or leave its folder out",
            "Class <org.shop.money.Amount> belongs to no module; add .sharedKernel(\"money\")",
            "Class <org.shop.warehouse.Shelf> belongs to no module; add"
                + " .outboundAdapters(\"warehouse\")",
            "Class <org.shop.rest.Page> belongs to no module; add .inboundAdapters(\"rest\")",
            "Class <org.shop.wiring.Wires> belongs to no module; add .bootstrap(\"wiring\")",
            "Class <org.shop.trial.Trial> belongs to no module; add .supporting(\"trial\"), or the"
                + " role that it has");
    assertThat(violations("served", SHOP, classes))
        .containsExactly(
            "Outbound port <org.shop.model.Stock> has no implementation; describe the"
                + " adapter that serves it with .outboundAdapters(\"...\"), and give its classes"
                + " to the check");
    assertThat(violations("served", SHOP.outboundAdapters("warehouse"), classes)).isEmpty();
  }

  @Test
  void aPictureShowsTheModulesAndForbiddenDependenciesInRed() throws Exception {
    Path[] modules = compile("clean");
    String clean = Picture.of(SHOP, HexagonalArchitecture.read(modules));
    String faulty = Picture.of(SHOP, HexagonalArchitecture.read(compile("faulty")));

    assertThat(clean)
        .contains(">usecases<", "AskForDiscount  ←  web", "Orders  →  database")
        .doesNotContain("class=\"wrong\"");
    assertThat(clean).isEqualTo(Picture.of(SHOP, HexagonalArchitecture.read(modules)));
    assertThat(faulty).contains("class=\"wrong\"", ">web → database<");
  }

  @Test
  void aDiagramIsTextThatChangesOnlyWithDependencies() throws Exception {
    Path[] modules = compile("clean");
    String before = Diagram.of(SHOP, HexagonalArchitecture.read(modules));
    Sources.compile(List.of("package org.shop.web; class More {}"), modules[3]);

    assertThat(before)
        .startsWith("flowchart TB\n")
        .contains("  m_web --> m_usecases\n", "  m_start --> m_database\n")
        .doesNotContain("forbidden");
    assertThat(Diagram.of(SHOP, HexagonalArchitecture.read(modules))).isEqualTo(before);
    assertThat(Diagram.of(SHOP, HexagonalArchitecture.read(compile("faulty"))))
        .contains("  m_web == forbidden ==> m_database\n", "stroke:#c81e1e");
  }

  @Test
  void aReportHasTheRulesTheirReasonsAndTheEvidence() throws Exception {
    JavaClasses classes = HexagonalArchitecture.read(compile("faulty"));
    HexagonalArchitecture described = SHOP.without("printing", "it is a <test>");
    String report =
        Report.of(
            described,
            described.check(classes),
            Picture.of(described, classes),
            List.of(
                new Evidence("inwards", true, "the domain knows an adapter", true),
                new Evidence("inwards", false, "bootstrap knows all", true)));

    assertThat(report)
        .contains(
            "1 of 1 deliberate violations caught, 1 of 1 near misses passed",
            "<td>the domain knows an adapter</td><td>violation</td><td>✓</td>",
            "<li>printing: it is a &lt;test&gt;</li>",
            "✗ broken",
            "because you can then replace one without looking at the others.");
  }

  @Test
  void aRuleCanBeSwitchedOffWeakenedOrAdded() throws Exception {
    Path[] modules = compile("faulty");
    Rule noTables =
        Rule.of(
            "no-tables",
            "No class is called a table",
            "this is a test",
            noClasses().should().haveSimpleNameEndingWith("Table"));

    assertThat(broken(SHOP, modules)).contains("printing");
    assertThat(broken(SHOP.without("printing", "a test"), modules)).doesNotContain("printing");
    assertThat(broken(SHOP.rule(noTables), modules)).contains("no-tables");
    HexagonalArchitecture warned = SHOP;
    for (String rule : broken(SHOP, modules)) {
      warned = warned.warnOnly(rule);
    }
    Compliance compliance = warned.check(modules);
    assertThat(compliance.isComplete()).isTrue();
    assertThat(compliance).asString().contains("WARNING Only commands print");
    compliance.verdicts().forEach(Verdict::requireKept);
    assertThatThrownBy(() -> SHOP.rule(noTables).rule(noTables))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There are two rules no-tables.");
  }

  @Test
  void oldViolationsCanBeFrozenAndNewOnesStillCount() throws Exception {
    HexagonalArchitecture frozen = SHOP.frozenIn(folder.resolve("known"));
    Path[] modules = compile("faulty");

    assertThat(SHOP.check(modules).isComplete()).isFalse();
    assertThat(frozen.check(modules).isComplete()).isTrue();
    assertThat(frozen.check(modules).isComplete()).isTrue();

    Sources.compile(List.of("package org.shop.util; class More {}"), modules[4]);
    assertThat(broken(frozen, modules)).containsExactly("placement");
  }

  @Test
  void aMendedViolationIsForgottenAndItsReturnCounts() throws Exception {
    HexagonalArchitecture frozen = SHOP.frozenIn(folder.resolve("known"));
    Path[] modules = compile("clean");
    String clean = "package org.shop.web; class Loud { void m() { } }";
    String loud = "package org.shop.web; class Loud { void m() { System.out.println(); } }";

    Sources.compile(List.of(loud), modules[3]);
    assertThat(broken(frozen, modules)).isEmpty();
    Sources.compile(List.of(clean), modules[3]);
    assertThat(broken(frozen, modules)).isEmpty();
    Sources.compile(List.of(loud), modules[3]);
    assertThat(broken(frozen, modules)).containsExactly("printing");
  }

  @Test
  void aFrozenViolationIsKnownOnAnotherLineAndItsDuplicateIsNew() throws Exception {
    HexagonalArchitecture frozen = SHOP.frozenIn(folder.resolve("known"));
    Path[] modules = compile("clean");
    String loud = "package org.shop.web; class Loud { void m() { System.out.println(); } }";
    String moved = loud.replace("{ System", "{\n\n System");
    String twice = moved.replace("println(); }", "println();\n System.out.println(); }");

    Sources.compile(List.of(loud), modules[3]);
    assertThat(broken(frozen, modules)).isEmpty();
    Sources.compile(List.of(moved), modules[3]);
    assertThat(broken(frozen, modules)).isEmpty();
    Sources.compile(List.of(twice), modules[3]);
    assertThat(broken(frozen, modules)).containsExactly("printing");
  }

  @Test
  void aFrozenCycleStaysKnownAndAnotherOneIsNew() throws Exception {
    HexagonalArchitecture frozen = SHOP.frozenIn(folder.resolve("known"));
    Path[] modules = compile("clean");

    cycle(modules[3], "a", "b");
    assertThat(broken(frozen, modules)).isEmpty();
    assertThat(broken(frozen, modules)).isEmpty();
    cycle(modules[3], "c", "d");
    assertThat(broken(frozen, modules)).containsExactly("cycles");
  }

  private static void cycle(Path classes, String one, String other) throws IOException {
    Sources.compile(
        List.of(
            "package org.shop.web.%s; public class A { org.shop.web.%s.B b; }"
                .formatted(one, other),
            "package org.shop.web.%s; public class B { org.shop.web.%s.A a; }"
                .formatted(other, one)),
        classes);
  }

  @Test
  void aModuleWithoutClassesIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");

    assertThat(violations("description", SHOP.outboundAdapters("datebase"), modules))
        .containsExactly("There is no class in org.shop.datebase; the nearest name is database");
    assertThat(broken(HexagonalArchitecture.of("org.shoe").domain("model"), modules))
        .contains("description", "placement");
  }

  @Test
  void modulesDoNotOverlap() {
    assertThatThrownBy(() -> SHOP.outboundAdapters("model"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The modules model and model overlap: give each a package of its own.");
    assertThatThrownBy(() -> SHOP.outboundAdapters("web.client"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web and web.client overlap");
    assertThatThrownBy(() -> SHOP.inboundAdapters("in.*").inboundAdapters("in.web"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in.* and in.web overlap");
    assertThat(SHOP.outboundAdapters("website").description().modules()).hasSize(6);
  }

  @Test
  void onlyARuleThatExistsCanBeSwitchedOffOrWeakened() {
    assertThatThrownBy(() -> SHOP.without("prinitng", "a test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "There is no rule prinitng; the rules are placement, description, ");
    assertThatThrownBy(() -> SHOP.warnOnly("prinitng"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no rule prinitng");
  }

  @Test
  void aModuleThatWasNotCompiledIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");
    Path missing = folder.resolve("nowhere");

    assertThatThrownBy(() -> SHOP.check(modules[0], missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no compiled class in " + missing + ": compile the module first.");
  }

  @Test
  void aClassThatCannotBeReadIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");
    Files.write(modules[0].resolve("org/shop/model/Broken.class"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> SHOP.check(modules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Only 7 of 8 classes can be read: compile the modules again.");
  }

  private static List<String> violations(
      String rule, HexagonalArchitecture architecture, Path... modules) {
    return architecture.check(modules).verdicts().stream()
        .filter(verdict -> verdict.rule().name().equals(rule))
        .flatMap(verdict -> verdict.violations().stream())
        .toList();
  }

  private static List<String> broken(HexagonalArchitecture architecture, Path... modules) {
    return architecture.check(modules).verdicts().stream()
        .filter(verdict -> !verdict.isKept())
        .map(verdict -> verdict.rule().name())
        .toList();
  }

  /** A copy of a variant's compiled modules, which the test may change. */
  private Path[] compile(String variant) throws IOException {
    Path compiled = COMPILED.resolve(variant);
    if (!Files.exists(compiled)) {
      compileModules(variant, compiled);
    }
    Path copy = folder.resolve(variant);
    try (Stream<Path> files = Files.walk(compiled)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.copy(file, copy.resolve(compiled.relativize(file)));
      }
    }
    return MODULES.stream().map(copy::resolve).toArray(Path[]::new);
  }

  /** Compiles the modules one after the other, as a build would. */
  private static void compileModules(String variant, Path to) throws IOException {
    List<Path> compiled = new ArrayList<>();
    for (String module : MODULES) {
      Path classes = to.resolve(module);
      Sources.compileFolder(
          Path.of("src", "test", "resources", "foreign", variant, module),
          classes,
          compiled.toArray(Path[]::new));
      compiled.add(classes);
    }
  }
}
