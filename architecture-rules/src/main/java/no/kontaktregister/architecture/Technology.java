package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import java.util.List;

/**
 * A technology and the modules that may use it.
 *
 * @param names packages as ArchUnit's patterns name them, {@code java.sql..}, or single classes
 * @param modules the names of the modules
 */
record Technology(List<String> names, List<String> modules) {

  Technology {
    names = List.copyOf(names);
    modules = List.copyOf(modules);
  }

  boolean covers(JavaClass type) {
    JavaClass component = type.getBaseComponentType();
    return names.contains(component.getName())
        || names.stream().anyMatch(it -> PackageMatcher.of(it).matches(component.getPackageName()));
  }
}
