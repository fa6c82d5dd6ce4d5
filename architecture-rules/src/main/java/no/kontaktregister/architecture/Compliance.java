package no.kontaktregister.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The result of checking a code base.
 *
 * @param verdicts one for each rule
 */
public record Compliance(List<Verdict> verdicts) {

  public Compliance {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether all rules are kept, warnings aside. */
  public boolean isComplete() {
    return verdicts.stream().allMatch(verdict -> verdict.isKept() || verdict.rule().isWarning());
  }

  /** Adds the verdicts of a check of modules. */
  public Compliance and(Compliance other) {
    List<Verdict> all = new ArrayList<>(verdicts);
    all.addAll(other.verdicts);
    return new Compliance(all);
  }

  /** A line for each rule, followed by its violations. */
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
