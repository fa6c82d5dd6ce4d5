package no.kontaktregister.architecture;

import java.util.List;
import java.util.stream.Collectors;

/** A page with the picture of a code base, and each rule with its reason, verdict and evidence. */
public final class Report {

  private static final String STYLE =
      """
      body { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1f2933; margin: 0; background: #f8fafc; }
      main { max-width: 1200px; margin: 0 auto; padding: 32px 24px 64px; }
      h1 { font-size: 30px; margin: 0 0 4px; }
      h2 { font-size: 22px; margin: 48px 0 16px; }
      .summary { font-size: 17px; color: #52606d; margin: 0 0 28px; }
      .picture { background: #fff; border: 1px solid #e2e8f0; border-radius: 12px; padding: 8px; }
      .picture svg { width: 100%; height: auto; display: block; }
      article { background: #fff; border: 1px solid #e2e8f0; border-left: 6px solid #16a34a; border-radius: 8px; padding: 14px 20px; margin: 0 0 12px; }
      article.broken { border-left-color: #c81e1e; }
      h3 { font-size: 17px; margin: 0; display: flex; justify-content: space-between; gap: 16px; }
      .verdict { font-size: 14px; font-weight: 600; color: #15803d; white-space: nowrap; }
      .broken .verdict { color: #c81e1e; }
      p { margin: 6px 0 0; line-height: 1.45; }
      .reason { color: #3e4c59; }
      .evidence { font-size: 14px; color: #52606d; }
      ul { margin: 8px 0 0; padding-left: 20px; }
      li { font-size: 14px; margin: 3px 0; overflow-wrap: anywhere; }
      li.violation { color: #c81e1e; font-family: Consolas, Menlo, monospace; font-size: 13px; }
      table { border-collapse: collapse; margin-top: 8px; font-size: 14px; }
      th, td { border: 1px solid #e2e8f0; padding: 4px 10px; text-align: left; }
      details summary { cursor: pointer; font-size: 14px; color: #52606d; margin-top: 8px; }
      """;

  private Report() {}

  /**
   * Writes the page, as self-contained HTML.
   *
   * @param picture as {@link Picture} draws it
   * @param evidence evidence that the rules work; may be empty
   */
  public static String of(
      HexagonalArchitecture architecture,
      Compliance compliance,
      String picture,
      List<Evidence> evidence) {
    long kept = compliance.verdicts().stream().filter(Verdict::isKept).count();
    long violations = evidence.stream().filter(Evidence::breaks).count();
    long caught = evidence.stream().filter(it -> it.breaks() && it.judgedRightly()).count();
    long passed = evidence.stream().filter(it -> !it.breaks() && it.judgedRightly()).count();
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>The architecture of %s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        <h1>The architecture of %s</h1>
        <p class="summary">%d of %d rules kept%s</p>
        <div class="picture">
        %s</div>
        <h2>The rules</h2>
        %s%s</main>
        </body>
        </html>
        """
        .formatted(
            escape(architecture.description().base()),
            STYLE,
            escape(architecture.description().base()),
            kept,
            compliance.verdicts().size(),
            evidence.isEmpty()
                ? ""
                : " · %d of %d deliberate violations caught, %d of %d near misses passed"
                    .formatted(caught, violations, passed, evidence.size() - violations),
            picture,
            compliance.verdicts().stream()
                .map(verdict -> article(architecture.description(), verdict, evidence))
                .collect(Collectors.joining()),
            switchedOff(architecture.description()));
  }

  private static String article(
      Description architecture, Verdict verdict, List<Evidence> evidence) {
    List<Evidence> own =
        evidence.stream().filter(it -> it.rule().equals(verdict.rule().name())).toList();
    return """
        <article class="%s">
        <h3>%s <span class="verdict">%s</span></h3>
        <p class="reason">because %s.</p>
        %s%s%s</article>
        """
        .formatted(
            verdict.isKept() ? "kept" : "broken",
            escape(verdict.rule().sentence()),
            verdict.isKept() ? "✓ kept" : verdict.rule().isWarning() ? "! warning" : "✗ broken",
            escape(verdict.rule().reason()),
            list(
                verdict.violations().stream()
                    .map(line -> "<li class=\"violation\">" + escape(line) + "</li>")
                    .toList()),
            permissions(architecture, verdict.rule()),
            own.isEmpty() ? "" : proof(own));
  }

  /** The exceptions that the description allows, with their reasons. */
  private static String permissions(Description architecture, Rule rule) {
    return switch (rule.name()) {
      case "inbound-calls" ->
          list(
              architecture.collaboratingPorts().stream()
                  .map(it -> item(it.adapter() + " calls " + it.port() + ": " + it.reason()))
                  .toList());
      case "audited" ->
          list(
              architecture.unaudited().entrySet().stream()
                  .map(it -> item(it.getKey() + " leaves no record: " + it.getValue()))
                  .toList());
      default -> "";
    };
  }

  private static String item(String text) {
    return "<li>" + escape(text) + "</li>";
  }

  private static String switchedOff(Description architecture) {
    return architecture.switchedOff().isEmpty()
        ? ""
        : "<h2>Switched off</h2>\n"
            + list(
                architecture.switchedOff().entrySet().stream()
                    .map(it -> "<li>" + escape(it.getKey() + ": " + it.getValue()) + "</li>")
                    .toList());
  }

  private static String proof(List<Evidence> own) {
    long caught = own.stream().filter(it -> it.breaks() && it.judgedRightly()).count();
    long violations = own.stream().filter(Evidence::breaks).count();
    long passed = own.stream().filter(it -> !it.breaks() && it.judgedRightly()).count();
    return """
        <details><summary>seen to work: %d of %d violations caught, %d of %d near misses passed</summary>
        <table>
        <tr><th>Change</th><th>Expected</th><th>Judged rightly</th></tr>
        %s
        </table></details>
        """
        .formatted(
            caught,
            violations,
            passed,
            own.size() - violations,
            own.stream()
                .map(
                    it ->
                        "<tr><td>"
                            + escape(it.change())
                            + "</td><td>"
                            + (it.breaks() ? "violation" : "near miss")
                            + "</td><td>"
                            + (it.judgedRightly() ? "✓" : "✗")
                            + "</td></tr>")
                .collect(Collectors.joining("\n")));
  }

  private static String list(List<String> items) {
    return items.isEmpty() ? "" : "<ul>\n" + String.join("\n", items) + "\n</ul>\n";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
