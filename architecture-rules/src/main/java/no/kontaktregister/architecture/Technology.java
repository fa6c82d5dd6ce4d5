package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatchers;
import java.util.List;

/** A technology and the modules that may use it. */
final class Technology {

  private final List<String> names;
  private final List<String> modules;
  private final PackageMatchers packages;

  /**
   * @param names packages as ArchUnit's patterns name them, {@code java.sql..}, or single classes
   * @param modules the names of the modules
   */
  Technology(List<String> names, List<String> modules) {
    this.names = List.copyOf(names);
    this.modules = List.copyOf(modules);
    this.packages = PackageMatchers.of(names);
  }

  List<String> names() {
    return names;
  }

  List<String> modules() {
    return modules;
  }

  boolean covers(JavaClass type) {
    JavaClass component = type.getBaseComponentType();
    return names.contains(component.getName()) || packages.test(component.getPackageName());
  }
}
