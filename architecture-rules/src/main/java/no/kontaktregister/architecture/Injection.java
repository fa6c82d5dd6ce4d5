package no.kontaktregister.architecture;

import static no.kontaktregister.architecture.Role.BOOTSTRAP;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Dependencies that come another way than through a constructor. */
final class Injection {

  private static final Set<String> INJECTION =
      Set.of(
          "Autowired",
          "ConfigProperty",
          "Context",
          "EJB",
          "Inject",
          "PersistenceContext",
          "PersistenceUnit",
          "Resource",
          "Value",
          "WebServiceRef");

  /** Ways to fetch something that a constructor should get. */
  private static final Map<String, Set<String>> LOCATORS =
      Map.of(
          "CDI", Set.of("current"),
          "InitialContext", Set.of("<init>", "lookup", "doLookup"),
          "Context", Set.of("lookup"),
          "Instance", Set.of("select"),
          "BeanManager", Set.of("getReference"),
          "ApplicationContext", Set.of("getBean"),
          "BeanFactory", Set.of("getBean"),
          "ConfigProvider", Set.of("getConfig"));

  /** Ways to get an object whose class the code does not name. */
  private static final Map<String, Set<String>> REFLECTION =
      Map.of(
          "java.lang.Class", Set.of("forName", "newInstance"),
          "java.lang.invoke.MethodHandles$Lookup", Set.of("findClass"),
          "java.lang.reflect.Constructor", Set.of("newInstance"));

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;

  Injection(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
  }

  List<String> injected() {
    List<String> violations = new ArrayList<>();
    for (JavaClass type : classes) {
      if (code.isGenerated(type)) {
        continue;
      }
      type.getFields().stream()
          .filter(field -> isInjected(field.getAnnotations()))
          .forEach(field -> violations.add("Field <" + field.getFullName() + "> is injected"));
      type.getMethods().stream()
          .filter(method -> isInjected(method.getAnnotations()))
          .forEach(method -> violations.add("Method <" + method.getFullName() + "> is injected"));
      type.getAccessesFromSelf().stream()
          .filter(access -> !staysHere(access.getTargetOwner(), type))
          .filter(
              access ->
                  LOCATORS
                      .getOrDefault(access.getTargetOwner().getSimpleName(), Set.of())
                      .contains(access.getTarget().getName()))
          .forEach(access -> violations.add(access.getDescription()));
      if (!architecture.hasRole(type, BOOTSTRAP)
          && architecture.roleOf(type).filter(Role::isOutsideTheService).isEmpty()) {
        type.getAccessesFromSelf().stream()
            .filter(access -> isReflection(access) || isLoadOfServices(access))
            .forEach(access -> violations.add(access.getDescription()));
      }
    }
    return violations;
  }

  /** Whether it finds a class by its name, or creates an object of a class that it was given. */
  private static boolean isReflection(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    return REFLECTION.getOrDefault(owner.getName(), Set.of()).contains(name)
        || name.equals("loadClass") && owner.isAssignableTo(ClassLoader.class);
  }

  /** Services of a third-party type may be loaded: there is no other way to find a driver. */
  private boolean isLoadOfServices(JavaAccess<?> access) {
    if (!access.getTargetOwner().getName().equals("java.util.ServiceLoader")
        || !access.getTarget().getName().startsWith("load")) {
      return false;
    }
    List<JavaClass> named =
        access.getOrigin().getReferencedClassObjects().stream()
            .map(it -> it.getRawType())
            .filter(it -> !it.equals(access.getOriginOwner()))
            .toList();
    return named.isEmpty() || named.stream().anyMatch(it -> architecture.moduleOf(it).isPresent());
  }

  /** Whether the description puts JNDI into the user's module, as for a server's data source. */
  private boolean staysHere(JavaClass used, JavaClass user) {
    return used.getPackageName().startsWith("javax.naming")
        && architecture.technologies().stream()
            .anyMatch(
                technology ->
                    technology.covers(used)
                        && architecture
                            .moduleOf(user)
                            .filter(module -> technology.modules().contains(module.name()))
                            .isPresent());
  }

  private static boolean isInjected(Set<? extends JavaAnnotation<?>> annotations) {
    return annotations.stream()
        .anyMatch(annotation -> INJECTION.contains(annotation.getRawType().getSimpleName()));
  }
}
