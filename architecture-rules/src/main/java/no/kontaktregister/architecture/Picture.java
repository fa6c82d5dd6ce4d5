package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import no.kontaktregister.architecture.Room.Kind;

/**
 * A house as it is: its rooms with their classes counted, the dependencies between them, its use
 * cases with those who ask, and its ports with those who implement them. The same classes give the
 * same picture, to the letter.
 */
public final class Picture {

  private static final int WIDTH = 1200;
  private static final int MARGIN = 40;
  private static final int GAP = 24;
  private static final int BOX = 64;
  private static final int LINE = 24;
  private static final int ARROW = 96;

  private static final String STYLE =
      """
        <style>
          text { font-family: "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1f2933; }
          .name { font-size: 18px; font-weight: 600; }
          .note { font-size: 13px; fill: #52606d; }
          .line { font-size: 14px; }
          .role { font-size: 12px; fill: #7b8794; letter-spacing: 1px; }
          .count { font-size: 13px; font-weight: 600; fill: #3e4c59; }
          .arrow { stroke: #52606d; stroke-width: 1.6; fill: none; marker-end: url(#tip); }
          .wrong { stroke: #c81e1e; stroke-width: 2.4; fill: none; marker-end: url(#wrong); }
          .wrongText { font-size: 13px; font-weight: 600; fill: #c81e1e; text-anchor: end; paint-order: stroke; stroke: #ffffff; stroke-width: 5px; }
          rect { rx: 10; }
          .INBOUND { fill: #dbeafe; stroke: #60a5fa; }
          .APPLICATION { fill: #dcfce7; stroke: #4ade80; }
          .DOMAIN { fill: #fef3c7; stroke: #f59e0b; }
          .OUTBOUND { fill: #ede9fe; stroke: #a78bfa; }
          .BOOTSTRAP { fill: #f1f5f9; stroke: #94a3b8; }
          .BESIDE { fill: #ffffff; stroke: #94a3b8; stroke-dasharray: 5 4; }
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

  /** Where a room is drawn. */
  private record Box(Room room, int x, int y, int width, int height) {

    int middle() {
      return x + width / 2;
    }

    int bottom() {
      return y + height;
    }
  }

  private record Edge(Room from, Room to) {}

  private final House house;
  private final JavaClasses classes;
  private final Map<String, Integer> edges = new TreeMap<>();
  private final Map<String, Edge> ends = new TreeMap<>();
  private final Map<String, Integer> forbidden = new TreeMap<>();
  private final List<Box> boxes = new ArrayList<>();
  private int wrongs;
  private final StringBuilder areas = new StringBuilder();
  private final StringBuilder lines = new StringBuilder();
  private final StringBuilder texts = new StringBuilder();

  private Picture(House house, JavaClasses classes) {
    this.house = house;
    this.classes = classes;
  }

  /** Draws a house, as SVG. */
  public static String of(House house, JavaClasses classes) {
    return new Picture(house, classes).draw();
  }

  private String draw() {
    countEdges();
    List<String> useCases = useCases();
    List<String> ports = ports();

    int y = MARGIN;
    y = row(Kind.INBOUND, "INBOUND ADAPTERS", y) + ARROW;

    Room application = house.rooms(Kind.APPLICATION).findFirst().orElseThrow();
    Room domain = house.rooms(Kind.DOMAIN).findFirst().orElseThrow();
    int domainHeight = BOX + ports.size() * LINE + 8;
    int applicationHeight = BOX + useCases.size() * LINE + ARROW / 2 + domainHeight + GAP;
    Box around = box(application, 160, y, WIDTH - 320, applicationHeight);
    list(around, useCases);
    Box inside =
        box(
            domain,
            around.x() + 40,
            around.bottom() - GAP - domainHeight,
            around.width() - 80,
            domainHeight);
    list(inside, ports);
    y = around.bottom() + ARROW;

    y = row(Kind.OUTBOUND, "OUTBOUND ADAPTERS", y) + 2 * GAP + 10;
    for (Room bootstrap : house.rooms(Kind.BOOTSTRAP).toList()) {
      Box bar = box(bootstrap, MARGIN, y, WIDTH - 2 * MARGIN, BOX + LINE);
      text(bar.x() + 18, bar.y() + 76, "line", "sees " + seenBy(bootstrap));
      y = bar.bottom() + GAP + 10;
    }
    y = row(Kind.BESIDE, "BESIDE THE SERVICE", y + GAP);

    arrows(around, inside);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
        + WIDTH
        + " "
        + (y + MARGIN)
        + "\" role=\"img\" aria-label=\"The rooms of "
        + escape(house.base())
        + " and the dependencies between them\">\n"
        + STYLE
        + "  <rect width=\"100%\" height=\"100%\" style=\"fill: #ffffff; rx: 0\"/>\n"
        + areas
        + lines
        + texts
        + "</svg>\n";
  }

  private void countEdges() {
    Rules rules = new Rules(house);
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        Optional<Room> from = house.roomOf(type);
        Optional<Room> to = house.roomOf(dependency.getTargetClass());
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
          String key = from.get().name() + " > " + to.get().name();
          edges.merge(key, 1, Integer::sum);
          ends.put(key, new Edge(from.get(), to.get()));
          if (rules
              .against(from.get(), to.get())
              .filter(rule -> !house.allows(rule, type))
              .isPresent()) {
            forbidden.merge(key, 1, Integer::sum);
          }
        }
      }
    }
  }

  private int row(Kind kind, String role, int y) {
    List<Room> rooms = house.rooms(kind).toList();
    if (rooms.isEmpty()) {
      return y;
    }
    text(MARGIN, y - 8, "role", role);
    int width = (WIDTH - 2 * MARGIN - (rooms.size() - 1) * GAP) / rooms.size();
    for (int i = 0; i < rooms.size(); i++) {
      box(rooms.get(i), MARGIN + i * (width + GAP), y, width, BOX);
    }
    return y + BOX;
  }

  private Box box(Room room, int x, int y, int width, int height) {
    Box box = new Box(room, x, y, width, height);
    boxes.add(box);
    areas.append(
        "  <rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
            .formatted(room.kind(), x, y, width, height));
    text(x + 18, y + 28, "name", room.name());
    long count =
        classes.stream()
            .filter(type -> room.contains(type.getPackageName()))
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .count();
    text(x + 18, y + 48, "note", count + (count == 1 ? " class" : " classes"));
    return box;
  }

  private void list(Box box, List<String> content) {
    for (int i = 0; i < content.size(); i++) {
      text(box.x() + 18, box.y() + BOX + 12 + i * LINE, "line", content.get(i));
    }
  }

  /** Each use case, and which classes of the doors ask it. */
  private List<String> useCases() {
    return classes.stream()
        .filter(type -> isIn(type, Kind.APPLICATION) && type.isInterface())
        // What several use cases have in common is none itself.
        .filter(type -> type.getSubclasses().stream().noneMatch(JavaClass::isInterface))
        .map(
            useCase ->
                useCase.getSimpleName()
                    + "  ←  "
                    + names(
                        type ->
                            isIn(type, Kind.INBOUND)
                                && type.getDirectDependenciesFromSelf().stream()
                                    .anyMatch(it -> it.getTargetClass().equals(useCase))))
        .map(line -> line.endsWith("  ") ? line + "nobody" : line)
        .sorted()
        .toList();
  }

  /** Each outbound port, which classes implement it, and which use it. */
  private List<String> ports() {
    return classes.stream()
        .filter(type -> isIn(type, Kind.DOMAIN) && type.isInterface())
        .filter(port -> !implementers(port).isEmpty())
        .map(port -> port.getSimpleName() + "  ←  " + implementers(port) + users(port))
        .sorted()
        .toList();
  }

  private String implementers(JavaClass port) {
    return names(
        type ->
            (isIn(type, Kind.OUTBOUND) || isIn(type, Kind.BOOTSTRAP))
                && !type.isInterface()
                && type.isAssignableTo(port.getName()));
  }

  private String users(JavaClass port) {
    String users =
        names(
            type ->
                (isIn(type, Kind.APPLICATION) || isIn(type, Kind.INBOUND))
                    && type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(it -> it.getTargetClass().equals(port)));
    return users.isEmpty() ? "" : ", used by " + users;
  }

  private String names(Predicate<JavaClass> which) {
    return classes.stream()
        .filter(which)
        .filter(JavaClass::isTopLevelClass)
        .map(JavaClass::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private String seenBy(Room room) {
    return edges.entrySet().stream()
        .filter(edge -> ends.get(edge.getKey()).from().equals(room))
        .map(edge -> ends.get(edge.getKey()).to().name() + " (" + edge.getValue() + ")")
        .collect(Collectors.joining(", "));
  }

  private void arrows(Box application, Box domain) {
    for (Box box : List.copyOf(boxes)) {
      int toApplication = count(box, application);
      int toDomain = count(box, domain);
      switch (box.room().kind()) {
        case INBOUND ->
            arrow(
                box.middle(),
                box.bottom(),
                application.y(),
                toApplication
                    + " to "
                    + application.room().name()
                    + ", "
                    + toDomain
                    + " to "
                    + domain.room().name());
        case APPLICATION ->
            arrow(application.middle(), domain.y() - ARROW / 2 + 6, domain.y(), "" + toDomain);
        case OUTBOUND -> arrow(box.middle(), box.y(), domain.bottom(), "" + toDomain);
        default -> {}
      }
    }
    forbidden.forEach((key, count) -> wrong(ends.get(key), count));
  }

  private int count(Box from, Box to) {
    return edges.getOrDefault(from.room().name() + " > " + to.room().name(), 0);
  }

  /** Leans in to a box that is narrower than the row of those it comes from. */
  private void arrow(int x, int fromY, int toY, String note) {
    int target = Math.min(Math.max(x, 240), WIDTH - 240);
    lines.append(
        "  <path class=\"arrow\" d=\"M%d %d L%d %d\"/>\n".formatted(x, fromY, target, toY));
    text((x + target) / 2 + 10, (fromY + toY) / 2 + 5, "count", note);
  }

  /** Bends round what is between, each a little further than the one before it. */
  private void wrong(Edge edge, int count) {
    Box from = place(edge.from());
    Box to = place(edge.to());
    int aside = 40 + 70 * wrongs;
    int fromX = from.x() + from.width() - aside;
    int toX = to.x() + to.width() - aside;
    int fromY = from.y() <= to.y() ? from.bottom() : from.y();
    int toY = from.y() < to.y() ? to.y() : to.bottom();
    int bendX = WIDTH - 8 - 30 * wrongs;
    int bendY = from.y() == to.y() ? fromY + ARROW : (fromY + toY) / 2;
    lines.append(
        "  <path class=\"wrong\" d=\"M%d %d Q%d %d %d %d\"/>\n"
            .formatted(fromX, fromY, bendX, bendY, toX, toY));
    text(
        (fromX + 2 * bendX + toX) / 4 - 12,
        (fromY + 2 * bendY + toY) / 4 + 20 * wrongs,
        "wrongText",
        edge.from().name() + " → " + edge.to().name() + ": " + count);
    wrongs++;
  }

  private Box place(Room room) {
    return boxes.stream().filter(box -> box.room().equals(room)).findFirst().orElseThrow();
  }

  private void text(int x, int y, String style, String text) {
    texts.append(
        "  <text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>\n".formatted(style, x, y, escape(text)));
  }

  private boolean isIn(JavaClass type, Kind kind) {
    return house.roomOf(type).filter(room -> room.kind() == kind).isPresent();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
