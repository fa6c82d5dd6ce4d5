package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.architecture.Mutations.Mutation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every rule catches what breaks it, and lets pass what does not. */
class MutationTest {

  /** Broken by leaving something out, so by no mutation. */
  private static final String INHABITED = "inhabited";

  @TempDir private static Path folder;

  private static final List<Evidence> EVIDENCE = new ArrayList<>();

  private static SampleHouse sample;

  @BeforeAll
  static void open() throws Exception {
    sample = new SampleHouse(folder);
  }

  /** For the report of the house that uses the rules. */
  @AfterAll
  static void writeEvidence() throws IOException {
    Evidence.write(Path.of("target", "evidence.tsv"), EVIDENCE);
  }

  @Test
  void theSampleHouseKeepsEveryRule() throws Exception {
    Compliance compliance = SampleHouse.HOUSE.check(sample.with("clean", List.of()));

    assertThat(compliance.isComplete()).as(compliance.toString()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> everyMutationIsJudgedRightly() {
    return Mutations.all().stream()
        .map(mutation -> DynamicTest.dynamicTest(mutation.name(), () -> judge(mutation)));
  }

  @Test
  void aRoomWithoutClassesIsCaught() throws Exception {
    int place = EVIDENCE.size();
    EVIDENCE.add(new Evidence(INHABITED, true, "a room without classes", false));
    Compliance compliance =
        SampleHouse.HOUSE.outbound("fax").check(sample.with("empty", List.of()));

    assertThat(compliance.verdicts().stream().filter(verdict -> !verdict.isKept()))
        .flatExtracting(Verdict::violations)
        .contains("There is no class in sample.fax");
    EVIDENCE.set(place, new Evidence(INHABITED, true, "a room without classes", true));
  }

  @Test
  void everyRuleIsProven() {
    Set<String> rules =
        SampleHouse.HOUSE.rules().stream()
            .map(Rule::name)
            .filter(rule -> !rule.equals(INHABITED))
            .collect(Collectors.toSet());

    assertThat(rules).hasSizeGreaterThanOrEqualTo(15);
    assertThat(Mutations.all().stream().map(Mutation::rule)).allMatch(rules::contains);
    for (String rule : rules) {
      assertThat(Mutations.all())
          .anyMatch(mutation -> mutation.rule().equals(rule) && mutation.breaks())
          .anyMatch(mutation -> mutation.rule().equals(rule) && !mutation.breaks());
    }
    assertThat(Mutations.all().stream().filter(Mutation::breaks)).hasSizeGreaterThanOrEqualTo(40);
  }

  private static void judge(Mutation mutation) throws Exception {
    int place = EVIDENCE.size();
    EVIDENCE.add(new Evidence(mutation.rule(), mutation.breaks(), mutation.what(), false));
    judgeOrFail(mutation);
    EVIDENCE.set(place, new Evidence(mutation.rule(), mutation.breaks(), mutation.what(), true));
  }

  private static void judgeOrFail(Mutation mutation) throws Exception {
    String name = Integer.toString(Mutations.all().indexOf(mutation));
    Compliance compliance = SampleHouse.HOUSE.check(sample.with(name, mutation.sources()));

    if (mutation.breaks()) {
      Verdict verdict =
          compliance.verdicts().stream()
              .filter(one -> one.rule().name().equals(mutation.rule()))
              .findFirst()
              .orElseThrow();
      assertThat(verdict.violations()).isNotEmpty();
      assertThat(verdict.violations())
          .allMatch(line -> line.contains(blamed(mutation)), "names " + blamed(mutation));
    } else {
      assertThat(compliance.isComplete()).as(compliance.toString()).isTrue();
    }
  }

  private static String blamed(Mutation mutation) {
    String type = SampleHouse.typeName(mutation.sources().get(0));
    // Of an adapter without a port, the room is to blame; of a cycle, its packages.
    return Set.of("implements", "cycles").contains(mutation.rule())
        ? type.substring(0, type.lastIndexOf('.'))
            .replaceFirst("^sample\\.domain\\.a$", "domain.a")
            .replaceFirst("^sample\\.store$", "store")
        : type;
  }
}
