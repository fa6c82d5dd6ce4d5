package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.architecture.Mutations.Mutation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule catches its violations and passes the near misses. */
class MutationTest {

  /** Another folder breaks this rule, not a change to a source. */
  private static final String PACKAGES = "packages";

  @TempDir private static Path folder;

  private static final List<Evidence> EVIDENCE = new ArrayList<>();

  private static final Map<String, Compliance> BATCHES = new HashMap<>();

  private static SampleArchitecture sample;
  private static JavaClasses unchanged;

  /** A change of the description, which is then wrong. */
  private record Misdescription(
      String what, String message, Function<HexagonalArchitecture, HexagonalArchitecture> change) {}

  @BeforeAll
  static void compile() throws Exception {
    sample = new SampleArchitecture(folder);
    unchanged = sample.with("clean", List.of());
  }

  /** For the report of the code base that uses the rules. */
  @AfterAll
  static void writeEvidence() throws IOException {
    Evidence.write(Path.of("target", "evidence.tsv"), EVIDENCE);
  }

  @Test
  void theSampleKeepsEveryRule() {
    Compliance compliance = SampleArchitecture.DESCRIPTION.check(unchanged);

    assertThat(compliance.isComplete()).as(compliance.toString()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> everyMutationIsJudgedRightly() {
    return Mutations.all().stream()
        .map(mutation -> DynamicTest.dynamicTest(mutation.name(), () -> judge(mutation)));
  }

  @TestFactory
  Stream<DynamicTest> everyWrongDescriptionIsCaught() {
    return Stream.of(
            new Misdescription(
                "a module without classes",
                "There is no class in sample.fax",
                it -> it.outboundAdapters("fax")),
            new Misdescription(
                "a personal type that does not exist",
                ".personal names domain.Citizn, which does not exist; the nearest name is"
                    + " domain.Citizen",
                it -> it.personal("domain.Citizn")),
            new Misdescription(
                "a command that does not exist",
                ".commands names tool.Fil, which does not exist; the nearest name is tool.Fill",
                it -> it.commands("tool.Fil")),
            new Misdescription(
                "generated code that does not exist",
                ".generated names web.genrated, which does not exist; the nearest name is"
                    + " web.generated",
                it -> it.generated("web.genrated")),
            new Misdescription(
                "an audit that does not exist",
                ".useCasesAuditedBy names application.Audit, which does not exist; the nearest"
                    + " name is application.Audited",
                it -> it.useCasesAuditedBy("application.Audit")),
            new Misdescription(
                "an unaudited use case that does not exist",
                ".unauditedUseCase names application.Aks, which is not a use case; the nearest name"
                    + " is application.Ask",
                it -> it.unauditedUseCase("application.Aks", "a test")),
            new Misdescription(
                "an accumulator that does not exist",
                ".accumulators names domain.Fualts, which does not exist; the nearest name is"
                    + " domain.Faults",
                it -> it.accumulators("domain.Fualts")),
            new Misdescription(
                "an accumulator that collects nothing",
                ".accumulators names domain.Citizen, which collects nothing: remove it",
                it -> it.accumulators("domain.Citizen")),
            new Misdescription(
                "inbound ports that do not exist",
                ".inboundPorts names application.port, which does not exist",
                it -> it.inboundPorts("application.port")),
            new Misdescription(
                "a collaborating port that is a value",
                ".collaboratingPort names domain.Citizen, which is not an outbound port",
                it -> it.collaboratingPort("domain.Citizen", "web", "a test")),
            new Misdescription(
                "a collaborating port that the adapter does not call",
                ".collaboratingPort lets web call domain.Lookup, which it does not: remove the line",
                it -> it.collaboratingPort("domain.Lookup", "web", "a test")),
            new Misdescription(
                "a technology that stays in no module",
                ".technology(java.sql..) stays in stor, which is not a module; the nearest name is"
                    + " store",
                it -> it.technology("java.sql..").staysIn("stor")),
            new Misdescription(
                "a technology in a module that does not use it",
                ".technology(java.sql..) stays in mail, which does not use it: remove the module",
                it -> it.technology("java.sql..").staysIn("store", "mail")),
            new Misdescription(
                "a library that nothing uses",
                ".coreMayUse names org.jmolecules.., which nothing in the core uses: remove it",
                it -> it.coreMayUse("org.jmolecules..")))
        .map(
            wrong ->
                DynamicTest.dynamicTest(
                    wrong.what(),
                    () ->
                        prove(
                            "description",
                            true,
                            wrong.what(),
                            () ->
                                assertThat(
                                        verdict(
                                                "description",
                                                wrong
                                                    .change()
                                                    .apply(SampleArchitecture.DESCRIPTION)
                                                    .check(unchanged))
                                            .violations())
                                    .anyMatch(line -> line.startsWith(wrong.message())))));
  }

  @Test
  void aPackageFromTwoPlacesIsCaught() throws Exception {
    JavaClasses trick =
        sample.withFolder("elsewhere", "package sample.domain; class Trick { Citizen citizen; }");
    prove(
        PACKAGES,
        true,
        "a class of another module in a package of the domain",
        () ->
            assertThat(verdict(PACKAGES, SampleArchitecture.DESCRIPTION.check(trick)).violations())
                .containsExactly("Package <sample.domain> comes from elsewhere and unchanged"));
    JavaClasses plain = sample.withFolder("another", "package sample.store.more; class Other {}");
    prove(
        PACKAGES,
        false,
        "a package of its own",
        () ->
            assertThat(verdict(PACKAGES, SampleArchitecture.DESCRIPTION.check(plain)).isKept())
                .isTrue());
  }

  @Test
  void everyRuleIsProven() {
    Set<String> rules =
        SampleArchitecture.DESCRIPTION.rules().stream()
            .map(Rule::name)
            .filter(rule -> !rule.equals(PACKAGES))
            .collect(Collectors.toSet());

    assertThat(Mutations.all().stream().map(Mutation::rule)).allMatch(rules::contains);
    for (String rule : rules) {
      assertThat(Mutations.all())
          .as(rule)
          .anyMatch(mutation -> mutation.rule().equals(rule) && mutation.breaks())
          .anyMatch(mutation -> mutation.rule().equals(rule) && !mutation.breaks());
    }
    assertThat(Mutations.all().stream().map(Mutation::name)).doesNotHaveDuplicates();
    assertThat(Mutations.all().stream().filter(Mutation::breaks)).hasSizeGreaterThanOrEqualTo(100);
    assertThat(Mutations.all().stream().filter(it -> !it.breaks())).hasSizeGreaterThanOrEqualTo(50);
  }

  private static Verdict verdict(String rule, Compliance compliance) {
    return compliance.verdicts().stream()
        .filter(one -> one.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  /** A proof that fails stays in the evidence as a wrong judgement. */
  private static void prove(String rule, boolean breaks, String what, Runnable proof) {
    int place = EVIDENCE.size();
    EVIDENCE.add(new Evidence(rule, breaks, what, false));
    proof.run();
    EVIDENCE.set(place, new Evidence(rule, breaks, what, true));
  }

  /**
   * Compiles mutations that add classes all at once, those of a rule together, and those that break
   * none: a rule's verdict on one does not depend on the others.
   */
  private static Compliance judged(Mutation mutation) throws Exception {
    String batch =
        mutation.replaces()
            ? "alone-" + Mutations.all().indexOf(mutation)
            : mutation.breaks() ? mutation.rule() : "near-misses";
    Compliance known = BATCHES.get(batch);
    if (known == null) {
      List<String> sources =
          mutation.replaces()
              ? mutation.sources()
              : Mutations.all().stream()
                  .filter(it -> !it.replaces() && it.breaks() == mutation.breaks())
                  .filter(it -> !it.breaks() || it.rule().equals(mutation.rule()))
                  .flatMap(it -> it.sources().stream())
                  .toList();
      JavaClasses classes = sample.with(batch, sources);
      known =
          new Compliance(
              SampleArchitecture.DESCRIPTION.rules().stream()
                  .filter(rule -> !mutation.breaks() || rule.name().equals(mutation.rule()))
                  .map(rule -> rule.judge(classes))
                  .toList());
      BATCHES.put(batch, known);
    }
    return known;
  }

  private static void judge(Mutation mutation) throws Exception {
    Compliance compliance = judged(mutation);
    prove(mutation.rule(), mutation.breaks(), mutation.what(), () -> judge(mutation, compliance));
  }

  private static void judge(Mutation mutation, Compliance compliance) {
    if (mutation.breaks()) {
      assertThat(verdict(mutation.rule(), compliance).violations())
          .anyMatch(line -> line.contains(blamed(mutation)), "names " + blamed(mutation));
    } else {
      assertThat(compliance.verdicts())
          .flatExtracting(Verdict::violations)
          .noneMatch(line -> String.valueOf(line).contains(blamed(mutation)));
    }
  }

  @Test
  void noInnocentClassIsBlamed() throws Exception {
    Mutation any =
        Mutations.all().stream().filter(it -> !it.breaks() && !it.replaces()).findFirst().get();

    assertThat(judged(any).isComplete()).as(judged(any).toString()).isTrue();
    for (Mutation mutation : Mutations.all()) {
      if (!mutation.breaks() && mutation.replaces()) {
        assertThat(judged(mutation).isComplete()).as(judged(mutation).toString()).isTrue();
      }
    }
  }

  private static String blamed(Mutation mutation) {
    String type = Sources.typeName(mutation.sources().get(0));
    return switch (mutation.rule()) {
      // For an adapter without a port, the module is to blame; for a cycle, its packages.
      case "adapter-serves", "cycles" ->
          type.substring(0, type.lastIndexOf('.')).substring("sample.".length());
      case "description" -> mutation.what().contains("command") ? "tool.Fill" : "domain.Identify";
      default -> type;
    };
  }
}
