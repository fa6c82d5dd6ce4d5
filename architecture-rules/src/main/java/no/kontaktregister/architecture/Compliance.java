package no.kontaktregister.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a code base keeps its rules.
 *
 * @param verdicts one for each rule
 */
public record Compliance(List<Verdict> verdicts) {

  public Compliance {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether every rule is kept that is not a mere warning. */
  public boolean isComplete() {
    return verdicts.stream().allMatch(verdict -> verdict.isKept() || verdict.rule().isWarning());
  }

  /** The same with the verdicts of a check of modules added. */
  public Compliance and(Compliance other) {
    List<Verdict> all = new ArrayList<>(verdicts);
    all.addAll(other.verdicts);
    return new Compliance(all);
  }

  /** A line for each rule, and what breaks it. */
  @Override
  public String toString() {
    long kept = verdicts.stream().filter(Verdict::isKept).count();
    return verdicts.stream().map(Verdict::toString).collect(Collectors.joining("\n"))
        + "\n"
        + kept
        + " of "
        + verdicts.size()
        + " rules kept";
  }
}
