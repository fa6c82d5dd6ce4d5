package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds classes whose toString reveals personal data. */
final class PersonalData {

  private final Description architecture;
  private final Set<String> types;
  private final Set<String> names;

  PersonalData(Description architecture) {
    this.architecture = architecture;
    this.types =
        architecture.personalClasses().stream()
            .map(architecture::fullName)
            .collect(Collectors.toSet());
    this.names =
        types.stream()
            .map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  List<String> violations(JavaClasses classes) {
    return classes.stream()
        .filter(type -> !type.isInterface() && !type.isEnum())
        .filter(type -> !architecture.isAmong(architecture.generatedPackages(), type))
        .flatMap(type -> fault(type).stream())
        .toList();
  }

  private Optional<String> fault(JavaClass type) {
    boolean isPersonal = isPersonal(type);
    Set<JavaField> raw =
        type.getFields().stream()
            .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
            .filter(field -> isPersonal || isRaw(field))
            .collect(Collectors.toSet());
    boolean tells =
        type.tryGetMethod("toString")
            .map(
                text ->
                    // The compiler's toString of a record is final, and prints every component.
                    type.isRecord() && text.getModifiers().contains(JavaModifier.FINAL)
                        ? !raw.isEmpty()
                        : tells(text, raw, new HashSet<>()))
            // A personal class must mask itself; any other inherits a harmless toString.
            .orElse(isPersonal);
    return tells
        ? Optional.of("Class <" + type.getName() + "> reveals personal data in toString(): mask it")
        : Optional.empty();
  }

  boolean isPersonal(JavaClass type) {
    return types.contains(type.getName());
  }

  /** Personal data without a type of its own: a String with the name of a personal type. */
  boolean isRaw(JavaField field) {
    return Set.of("java.lang.String", "java.util.Optional", "java.util.List", "java.util.Set")
            .contains(field.getRawType().getName())
        && field.getType().getAllInvolvedRawTypes().stream()
            .anyMatch(type -> type.getName().equals("java.lang.String"))
        && isNamed(field.getName());
  }

  /** Whether a name is that of a personal type, or its plural, in English or Norwegian. */
  boolean isNamed(String variable) {
    String given = variable.toLowerCase(Locale.ROOT);
    return names.stream()
        .anyMatch(name -> given.startsWith(name) && given.length() <= name.length() + 2);
  }

  private boolean tells(JavaMethod method, Set<JavaField> raw, Set<JavaMethod> seen) {
    if (!seen.add(method)) {
      return false;
    }
    Set<JavaAccess<?>> accesses = new HashSet<>(method.getFieldAccesses());
    accesses.addAll(method.getMethodCallsFromSelf());
    accesses.addAll(method.getMethodReferencesFromSelf());
    return accesses.stream()
        .anyMatch(
            access -> {
              JavaClass owner = access.getTargetOwner();
              Optional<? extends JavaMember> member = access.getTarget().resolveMember();
              boolean isStatic =
                  member.filter(it -> it.getModifiers().contains(JavaModifier.STATIC)).isPresent();
              if (member.isPresent() && raw.contains(member.get())) {
                return true;
              }
              if (owner.equals(method.getOwner())) {
                return member
                    .filter(JavaMethod.class::isInstance)
                    .map(JavaMethod.class::cast)
                    .filter(it -> tells(it, raw, seen))
                    .isPresent();
              }
              return types.contains(owner.getName())
                  && !isStatic
                  && !Set.of("toString", "hashCode", "equals")
                      .contains(access.getTarget().getName());
            });
  }
}
