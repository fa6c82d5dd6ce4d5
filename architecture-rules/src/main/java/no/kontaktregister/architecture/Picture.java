package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kontaktregister.architecture.ModuleDependencies.Arrow;

/**
 * A picture of a code base: its modules, its use cases with their callers, and its ports with their
 * adapters. It changes with dependencies, not with every new class. The same classes always give
 * the same text.
 */
public final class Picture {

  private static final int WIDTH = 1200;
  private static final int MARGIN = 40;
  private static final int GAP = 24;
  private static final int BOX = 48;
  private static final int LINE = 24;
  private static final int ARROW = 72;

  private static final String STYLE =
      """
        <style>
          text { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2933; }
          .name { font-size: 18px; font-weight: 600; }
          .line { font-size: 14px; }
          .role { font-size: 12px; fill: #52606d; letter-spacing: 1px; }
          .arrow { stroke: #52606d; stroke-width: 1.6; fill: none; marker-end: url(#tip); }
          .wrong { stroke: #c81e1e; stroke-width: 2.4; fill: none; marker-end: url(#wrong); }
          .wrongText { font-size: 13px; font-weight: 600; fill: #c81e1e; text-anchor: end; paint-order: stroke; stroke: #ffffff; stroke-width: 5px; }
          rect { rx: 10; }
          .INBOUND_ADAPTER { fill: #dbeafe; stroke: #60a5fa; }
          .APPLICATION { fill: #dcfce7; stroke: #4ade80; }
          .DOMAIN { fill: #fef3c7; stroke: #f59e0b; }
          .OUTBOUND_ADAPTER, .BIDIRECTIONAL_ADAPTER { fill: #ede9fe; stroke: #a78bfa; }
          .BOOTSTRAP, .SHARED_KERNEL { fill: #f1f5f9; stroke: #94a3b8; }
          .OVERLAY, .SUPPORTING { fill: #ffffff; stroke: #94a3b8; stroke-dasharray: 5 4; }
        </style>
        <defs>
          <marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 L10 5 L0 10 z" fill="#52606d"/>
          </marker>
          <marker id="wrong" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 L10 5 L0 10 z" fill="#c81e1e"/>
          </marker>
        </defs>
      """;

  /** The position of a module. */
  private record Box(int x, int y, int width, int height) {

    int middle() {
      return x + width / 2;
    }

    int bottom() {
      return y + height;
    }
  }

  private final Description architecture;
  private final JavaClasses classes;
  private final Ports ports;
  private final List<Module> modules;
  private final ModuleDependencies dependencies;
  private final Map<Module, Box> boxes = new HashMap<>();
  private final StringBuilder areas = new StringBuilder();
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder texts = new StringBuilder();

  private Picture(Description architecture, JavaClasses classes) {
    this.architecture = architecture;
    this.classes = classes;
    this.ports = new Ports(architecture, classes);
    this.modules = architecture.modulesIn(classes);
    this.dependencies = new ModuleDependencies(architecture, classes);
  }

  /** Draws a code base, as SVG. */
  public static String of(HexagonalArchitecture architecture, JavaClasses classes) {
    return new Picture(architecture.description(), classes).draw();
  }

  static String caption(Role role) {
    return switch (role) {
      case DOMAIN -> "domain";
      case APPLICATION -> "application";
      case SHARED_KERNEL -> "shared kernel";
      case INBOUND_ADAPTER -> "inbound adapters";
      case OUTBOUND_ADAPTER -> "outbound adapters";
      case BIDIRECTIONAL_ADAPTER -> "adapters in both directions";
      case BOOTSTRAP -> "wiring";
      case OVERLAY -> "laid over the service";
      case SUPPORTING -> "supporting modules";
    };
  }

  private String draw() {
    int y = row(MARGIN + GAP, Role.INBOUND_ADAPTER) + ARROW;
    y = core(y) + ARROW;
    y = row(y, Role.OUTBOUND_ADAPTER, Role.BIDIRECTIONAL_ADAPTER) + 2 * GAP;
    y = row(y, Role.SHARED_KERNEL);
    y = row(y, Role.BOOTSTRAP);
    y = row(y, Role.OVERLAY);
    y = row(y, Role.SUPPORTING);
    arrows();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + y
        + "\" role=\"img\" aria-label=\"The modules of "
        + escape(architecture.base())
        + " and the dependencies between them\">\n"
        + STYLE
        + "  <rect width=\"100%\" height=\"100%\" style=\"fill: #ffffff; rx: 0\"/>\n"
        + areas
        + lines
        + texts
        + "</svg>\n";
  }

  /** Draws a row, and returns the position of the next one. */
  private int row(int y, Role... roles) {
    List<Module> row =
        modules.stream().filter(module -> List.of(roles).contains(module.role())).toList();
    if (row.isEmpty()) {
      return y;
    }
    text(MARGIN, y - 8, "role", caption(roles[0]).toUpperCase(java.util.Locale.ROOT));
    int columns = Math.min(row.size(), 4);
    int width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
    for (int i = 0; i < row.size(); i++) {
      box(
          row.get(i),
          new Box(MARGIN + i % columns * (width + GAP), y + i / columns * (BOX + 12), width, BOX));
    }
    boolean isLast = List.of(roles).stream().noneMatch(Role::isAdapter);
    return y + (row.size() + columns - 1) / columns * (BOX + 12) - 12 + (isLast ? 2 * GAP : 0);
  }

  /**
   * The application with its use cases, and inside it the domain. Each port is listed in the layer
   * that declares it.
   */
  private int core(int y) {
    List<Module> applications = role(Role.APPLICATION);
    List<Module> domains = role(Role.DOMAIN);
    int x = 160;
    int width = WIDTH - 2 * x;
    int line = y + BOX + 8;
    List<String> useCases = new ArrayList<>(useCases());
    useCases.addAll(outboundPorts(Role.APPLICATION));
    for (String useCase : useCases) {
      line += LINE;
      text(x + 18, line - 10, "line", useCase);
    }
    int top = line + GAP;
    List<String> inDomain = outboundPorts(Role.DOMAIN);
    int bottom = top;
    for (Module domain : domains) {
      int height = BOX + (domain.equals(domains.get(0)) ? inDomain.size() * LINE + 8 : 0);
      box(domain, new Box(x + 40, bottom, width - 80, height));
      bottom += height + 12;
    }
    for (int i = 0; i < inDomain.size() && !domains.isEmpty(); i++) {
      text(x + 58, top + BOX + 14 + i * LINE, "line", inDomain.get(i));
    }
    Box around = new Box(x, y, width, bottom + 12 - y);
    areas.insert(0, rectangle(Role.APPLICATION, around));
    applications.forEach(module -> boxes.put(module, around));
    text(
        x + 18,
        y + 30,
        "name",
        applications.stream().map(Module::shownName).collect(Collectors.joining(", ")));
    return around.bottom();
  }

  private List<Module> role(Role role) {
    return modules.stream().filter(module -> module.role() == role).toList();
  }

  private void box(Module module, Box box) {
    boxes.put(module, box);
    areas.append(rectangle(module.role(), box));
    text(box.x() + 18, box.y() + 30, "name", module.shownName());
  }

  private static String rectangle(Role role, Box box) {
    return "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
        .formatted(role, box.x(), box.y(), box.width(), box.height());
  }

  /** Each use case, and the adapters that call it. */
  private List<String> useCases() {
    return ports.inbound().stream()
        // A common interface of several use cases is not itself a use case.
        .filter(type -> type.getSubclasses().stream().noneMatch(JavaClass::isInterface))
        .map(
            useCase ->
                useCase.getSimpleName()
                    + "  ←  "
                    + names(
                        type ->
                            architecture.roleOf(type).filter(Role::isInbound).isPresent()
                                && dependsOn(type, useCase)))
        .map(line -> line.endsWith("  ") ? line + "no adapter" : line)
        .sorted()
        .toList();
  }

  /** Each outbound port and the adapters that implement it. */
  private List<String> outboundPorts(Role role) {
    return ports.outbound().stream()
        .filter(port -> architecture.hasRole(port, role))
        .map(
            port ->
                port.getSimpleName()
                    + "  →  "
                    + names(
                        type ->
                            !type.isInterface()
                                && type.isAssignableTo(port.getName())
                                && architecture
                                    .roleOf(type)
                                    .filter(it -> it.isOutbound() || it == Role.BOOTSTRAP)
                                    .isPresent()))
        .map(line -> line.endsWith("  ") ? line + "wiring" : line)
        .sorted()
        .toList();
  }

  private static boolean dependsOn(JavaClass type, JavaClass target) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(it -> it.getTargetClass().equals(target));
  }

  private String names(Predicate<JavaClass> which) {
    return classes.stream()
        .filter(which)
        .flatMap(type -> architecture.moduleOf(type).stream())
        .map(Module::shownName)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private void arrows() {
    Stream.concat(
            role(Role.INBOUND_ADAPTER).stream(),
            Stream.of(Role.OUTBOUND_ADAPTER, Role.BIDIRECTIONAL_ADAPTER)
                .flatMap(it -> role(it).stream()))
        .forEach(
            module -> {
              Box box = boxes.get(module);
              boolean isAbove = module.role() == Role.INBOUND_ADAPTER;
              modules.stream()
                  .filter(it -> it.role() == Role.APPLICATION || it.role() == Role.DOMAIN)
                  .map(boxes::get)
                  .findFirst()
                  .ifPresent(
                      any -> {
                        Box core = coreBox();
                        arrow(
                            box.middle(),
                            isAbove ? box.bottom() : box.y(),
                            isAbove ? core.y() : core.bottom());
                      });
            });
    int wrongs = 0;
    for (Arrow arrow : dependencies.forbidden()) {
      wrong(arrow, wrongs++);
    }
  }

  private Box coreBox() {
    return Stream.of(Role.APPLICATION, Role.DOMAIN)
        .flatMap(it -> role(it).stream())
        .map(boxes::get)
        .findFirst()
        .orElseThrow();
  }

  /** Slants towards the core, which is narrower than the rows. */
  private void arrow(int x, int fromY, int toY) {
    int target = Math.min(Math.max(x, 240), WIDTH - 240);
    lines.append(
        "  <path class=\"arrow\" d=\"M%d %d L%d %d\"/>\n".formatted(x, fromY, target, toY));
  }

  /** Bends around the boxes in between, each a little further than the one before it. */
  private void wrong(Arrow arrow, int index) {
    Box from = boxes.get(arrow.from());
    Box to = boxes.get(arrow.to());
    int aside = 40 + 70 * index % Math.min(from.width(), to.width());
    int fromX = from.x() + from.width() - aside;
    int toX = to.x() + to.width() - aside;
    int fromY = from.y() <= to.y() ? from.bottom() : from.y();
    int toY = from.y() < to.y() ? to.y() : to.bottom();
    int bendX = WIDTH - 8 - 30 * index;
    int bendY = from.y() == to.y() ? fromY + ARROW : (fromY + toY) / 2;
    lines.append(
        "  <path class=\"wrong\" d=\"M%d %d Q%d %d %d %d\"/>\n"
            .formatted(fromX, fromY, bendX, bendY, toX, toY));
    text(
        (fromX + 2 * bendX + toX) / 4 - 12,
        (fromY + 2 * bendY + toY) / 4 + 20 * index,
        "wrongText",
        arrow.from().shownName() + " → " + arrow.to().shownName());
  }

  private void text(int x, int y, String style, String text) {
    texts.append(
        "  <text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, escape(text)));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
