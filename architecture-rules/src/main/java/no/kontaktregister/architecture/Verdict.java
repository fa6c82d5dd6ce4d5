package no.kontaktregister.architecture;

import java.util.List;

/**
 * The result of checking one rule.
 *
 * @param violations one line each; empty when the rule is kept
 */
public record Verdict(Rule rule, List<String> violations) {

  public Verdict {
    violations = List.copyOf(violations);
  }

  public boolean isKept() {
    return violations.isEmpty();
  }

  /**
   * @throws AssertionError when the rule is broken and is not a warning; the message has the rule,
   *     its reason and the violations
   */
  public void requireKept() {
    if (!isKept() && !rule.isWarning()) {
      throw new AssertionError(this.toString());
    }
  }

  /** The rule, its reason and its violations. */
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
