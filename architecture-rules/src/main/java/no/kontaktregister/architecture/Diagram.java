package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import no.kontaktregister.architecture.ModuleDependencies.Arrow;

/**
 * The modules of a code base and their dependencies in Mermaid's text format, which a diff can
 * show. It changes with a dependency between modules, not with every new class.
 */
public final class Diagram {

  private Diagram() {}

  /** Draws a flowchart. A forbidden dependency is a thick red arrow. */
  public static String of(HexagonalArchitecture architecture, JavaClasses classes) {
    ModuleDependencies dependencies = new ModuleDependencies(architecture.description(), classes);
    StringBuilder text = new StringBuilder("flowchart TB\n");
    for (Role role :
        List.of(
            Role.INBOUND_ADAPTER,
            Role.APPLICATION,
            Role.DOMAIN,
            Role.SHARED_KERNEL,
            Role.OUTBOUND_ADAPTER,
            Role.BIDIRECTIONAL_ADAPTER,
            Role.BOOTSTRAP,
            Role.OVERLAY,
            Role.SUPPORTING)) {
      List<Module> modules =
          architecture.description().modulesIn(classes).stream()
              .filter(it -> it.role() == role)
              .toList();
      if (!modules.isEmpty()) {
        text.append("  subgraph ")
            .append(role.line())
            .append("[\"")
            .append(Picture.caption(role))
            .append("\"]\n");
        for (Module module : modules) {
          text.append("    ")
              .append(id(module))
              .append("[\"")
              .append(module.shownName())
              .append("\"]\n");
        }
        text.append("  end\n");
      }
    }
    int index = 0;
    StringBuilder styles = new StringBuilder();
    for (Arrow arrow : dependencies.all()) {
      boolean isForbidden = dependencies.forbidden().contains(arrow);
      text.append("  ")
          .append(id(arrow.from()))
          .append(isForbidden ? " == forbidden ==> " : " --> ")
          .append(id(arrow.to()))
          .append("\n");
      if (isForbidden) {
        styles.append("  linkStyle ").append(index).append(" stroke:#c81e1e\n");
      }
      index++;
    }
    return text.append(styles).toString();
  }

  // "end" and "default" are keywords in Mermaid, so every name gets a prefix.
  private static String id(Module module) {
    return "m_" + module.name().replace('.', '_');
  }
}
