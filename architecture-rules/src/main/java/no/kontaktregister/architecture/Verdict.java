package no.kontaktregister.architecture;

import java.util.List;

/**
 * Whether a code base keeps a rule.
 *
 * @param rule the rule
 * @param violations what breaks it, a line for each; empty when it is kept
 */
public record Verdict(Rule rule, List<String> violations) {

  public Verdict {
    violations = List.copyOf(violations);
  }

  public boolean isKept() {
    return violations.isEmpty();
  }

  /**
   * @throws AssertionError with the rule, its reason and what breaks it, unless it is a warning
   */
  public void requireKept() {
    if (!isKept() && !rule.isWarning()) {
      throw new AssertionError(this.toString());
    }
  }

  /** What to mend, and why. */
  @Override
  public String toString() {
    return isKept()
        ? "kept    " + rule.sentence()
        : (rule.isWarning() ? "WARNING " : "BROKEN  ")
            + rule.sentence()
            + ", because "
            + rule.reason()
            + ":\n          "
            + String.join("\n          ", violations);
  }
}
