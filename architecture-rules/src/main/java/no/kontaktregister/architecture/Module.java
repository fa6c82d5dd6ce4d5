package no.kontaktregister.architecture;

import java.util.List;
import java.util.Optional;

/**
 * A package, with all packages below it, and its role.
 *
 * @param name the package without the base package; a segment {@code *} stands for any one name, so
 *     that each package that matches is a module of its own; empty for the base package alone
 * @param optional whether it may have no classes, because a preset names everything that its layout
 *     may have
 */
record Module(Role role, String name, String base, boolean optional) {

  boolean contains(String packageName) {
    return within(packageName).isPresent();
  }

  /** The module that a package belongs to, with a name in place of each star. */
  Optional<Module> within(String packageName) {
    if (name.isEmpty()) {
      return packageName.equals(base) ? Optional.of(this) : Optional.empty();
    }
    if (!packageName.startsWith(base + ".")) {
      return Optional.empty();
    }
    List<String> found = List.of(packageName.substring(base.length() + 1).split("\\."));
    List<String> wanted = segments();
    if (found.size() < wanted.size() || !matches(wanted, found)) {
      return Optional.empty();
    }
    return Optional.of(
        new Module(role, String.join(".", found.subList(0, wanted.size())), base, optional));
  }

  boolean overlaps(Module other) {
    return name.equals(other.name)
        || !name.isEmpty() && !other.name.isEmpty() && matches(segments(), other.segments());
  }

  String fullName() {
    return name.isEmpty() ? base : base + "." + name;
  }

  /** ArchUnit's pattern for the module's classes. */
  String pattern() {
    return name.isEmpty() ? base : fullName() + "..";
  }

  String shownName() {
    return name.isEmpty() ? base : name;
  }

  private List<String> segments() {
    return List.of(name.split("\\."));
  }

  private static boolean matches(List<String> some, List<String> others) {
    for (int i = 0; i < Math.min(some.size(), others.size()); i++) {
      String one = some.get(i);
      String other = others.get(i);
      if (!one.equals(other) && !one.equals("*") && !other.equals("*")) {
        return false;
      }
    }
    return true;
  }
}
