package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.freeze.FreezingArchRule;
import com.tngtech.archunit.library.freeze.TextFileBasedViolationStore;
import com.tngtech.archunit.library.freeze.ViolationStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** Known violations in a folder, kept by ArchUnit's FreezingArchRule. A mended one is forgotten. */
final class FrozenViolations implements ViolationStore {

  private final TextFileBasedViolationStore store = new TextFileBasedViolationStore();

  FrozenViolations(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("default.path", folder.toString());
    properties.setProperty("default.allowStoreCreation", "true");
    store.initialize(properties);
  }

  Verdict judge(Rule rule, JavaClasses classes) {
    return new Verdict(
        rule,
        FreezingArchRule.freeze(rule.check())
            .persistIn(this)
            .evaluate(classes)
            .getFailureReport()
            .getDetails());
  }

  /** Ignored, because the folder is given and not configured. */
  @Override
  public void initialize(Properties ignored) {}

  @Override
  public boolean contains(ArchRule rule) {
    return store.contains(rule);
  }

  @Override
  public void save(ArchRule rule, List<String> violations) {
    store.save(rule, violations);
  }

  @Override
  public List<String> getViolations(ArchRule rule) {
    return store.getViolations(rule);
  }
}
