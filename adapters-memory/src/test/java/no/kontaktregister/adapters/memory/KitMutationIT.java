package no.kontaktregister.adapters.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import no.kontaktregister.adapters.memory.Mutations.Mutation;
import no.kontaktregister.domain.register.Registry;
import no.kontaktregister.testkit.TimeLimit;
import no.kontaktregister.testkit.register.RegistryTestKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The test kit reports each faulty registry, and passes those that are only unusual. */
class KitMutationIT {

  private static final String MUTATION = "mutation";

  private static final List<String> TABLE = new ArrayList<>();

  /** The test kit on one of the mutations. */
  @ExtendWith(Mutated.Given.class)
  static final class Mutated extends RegistryTestKit {

    private Mutation mutation;
    private Subject subject;

    static final class Given implements TestInstancePostProcessor {

      @Override
      public void postProcessTestInstance(Object test, ExtensionContext context) {
        Mutated mutated = (Mutated) test;
        mutated.mutation =
            Mutations.all()
                .filter(it -> it.what().equals(context.getConfigurationParameter(MUTATION).get()))
                .findFirst()
                .orElseThrow();
        mutated.subject = mutated.mutation.subject().get();
      }
    }

    @Override
    protected TimeLimit timeLimit() {
      return mutation.neverReturns() ? new TimeLimit(Duration.ofMillis(200)) : super.timeLimit();
    }

    @Override
    protected Registry openEmpty() {
      return subject.open();
    }

    @Override
    protected Registry openOnAnotherNode() {
      return subject.openOnAnotherNode();
    }

    @Override
    protected Optional<Registry> openAfterClose() {
      return subject.openAfterClose();
    }

    @Override
    protected Optional<Registry> openAfterKill() {
      return subject.openAfterKill();
    }
  }

  /** What a run of the test kit reports. */
  private static final class Reported implements TestExecutionListener {

    /** The reasons by test. */
    private final Map<String, String> failed = new LinkedHashMap<>();

    private int passed;

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() == TestExecutionResult.Status.FAILED) {
        failed.put(
            test.getDisplayName().replace("()", ""),
            result.getThrowable().orElseThrow().toString());
      } else if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
        passed++;
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyRegistryIsJudgedRightly() {
    return Mutations.all()
        .map(mutation -> DynamicTest.dynamicTest(mutation.what(), () -> judge(mutation)));
  }

  private static void judge(Mutation mutation) {
    Reported reported = new Reported();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(tests(mutation))
                .configurationParameter(MUTATION, mutation.what())
                .build(),
            reported);

    TABLE.add(
        "| %s | %d | %s |"
            .formatted(
                mutation.what(), reported.passed, String.join(", ", reported.failed.keySet())));
    if (mutation.reportedBy().isEmpty()) {
      assertThat(reported.failed).isEmpty();
      assertThat(reported.passed).isGreaterThan(30);
    } else {
      assertThat(reported.failed).containsKey(mutation.reportedBy().get());
    }
    if (mutation.neverReturns()) {
      assertThat(reported.failed.values()).allMatch(reason -> reason.contains(" did not return"));
    }
  }

  /** All tests must pass on a correct registry, and end on one that never returns. */
  private static DiscoverySelector tests(Mutation mutation) {
    return mutation
        .reportedBy()
        .filter(test -> !mutation.neverReturns())
        .<DiscoverySelector>map(test -> selectMethod(Mutated.class, test))
        .orElseGet(() -> selectClass(Mutated.class));
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    List<String> lines =
        new ArrayList<>(List.of("| registry | passed | failed |", "|---|---|---|"));
    lines.addAll(TABLE);
    Files.write(Path.of("target", "kit-mutations.md"), lines);
  }
}
