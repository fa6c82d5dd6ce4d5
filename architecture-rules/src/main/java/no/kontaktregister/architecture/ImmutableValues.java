package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;

/** Finds fields through which a value could change after its construction. */
final class ImmutableValues {

  private static final Set<String> IMMUTABLE_PACKAGES =
      Set.of(
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.math",
          "java.util.function",
          "java.util.regex");

  private static final Set<String> IMMUTABLE_TYPES =
      Set.of(
          "java.lang.String",
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Class",
          "java.lang.Double",
          "java.lang.Enum",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Number",
          "java.lang.Short",
          "java.lang.Comparable",
          "java.net.URI",
          "java.nio.charset.Charset",
          "java.util.Base64$Decoder",
          "java.util.Base64$Encoder",
          "java.util.Comparator",
          "java.util.Currency",
          "java.util.HexFormat",
          "java.util.Locale",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.UUID");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.Collection",
          "java.util.List",
          "java.util.Map",
          "java.util.NavigableMap",
          "java.util.NavigableSet",
          "java.util.SequencedCollection",
          "java.util.SequencedMap",
          "java.util.SequencedSet",
          "java.util.Set",
          "java.util.SortedMap",
          "java.util.SortedSet",
          "java.lang.Iterable");

  private ImmutableValues() {}

  static Stream<String> violations(JavaClass type) {
    return Stream.concat(
        type
            .getRawSuperclass()
            .filter(it -> it.getPackageName().startsWith("java.util"))
            .filter(it -> !it.isAssignableTo(Throwable.class))
            .map(
                it ->
                    "Class <" + type.getName() + "> can change, because it extends " + it.getName())
            .stream(),
        type.getFields().stream()
            .filter(field -> !isMadeByTheCompiler(field))
            .flatMap(field -> fault(field).stream())
            .distinct());
  }

  private static boolean isMadeByTheCompiler(JavaField field) {
    return field.getModifiers().contains(JavaModifier.SYNTHETIC) || field.getName().contains("$");
  }

  private static List<String> fault(JavaField field) {
    List<String> faults = new ArrayList<>();
    String subject = "Field <" + field.getFullName() + "> ";
    if (!field.getModifiers().contains(JavaModifier.FINAL)) {
      faults.add(subject + "is not final");
    }
    JavaClass raw = field.getRawType();
    if (raw.isArray()) {
      if (!isKeptArray(field)) {
        faults.add(
            subject + "is an array that others can change: keep it private, copy it in and out");
      }
    } else if (COLLECTIONS.contains(raw.getName())) {
      if (!isCopied(field)) {
        faults.add(subject + "is a collection that others can change: copy it, with copyOf");
      }
    } else if (!isImmutable(field.getType())) {
      faults.add(subject + "is of a mutable type, " + raw.getName());
    }
    if (hasMutableArgument(field.getType())) {
      faults.add(subject + "contains values that others can change");
    }
    return faults;
  }

  private static boolean isImmutable(JavaType type) {
    JavaClass raw = type.toErasure();
    return raw.isPrimitive()
        || type instanceof JavaTypeVariable
        || raw.isEnum()
        || IMMUTABLE_TYPES.contains(raw.getName())
        || IMMUTABLE_PACKAGES.contains(raw.getPackageName())
        // A class of the code base is judged by its own fields.
        || !raw.getPackageName().startsWith("java.");
  }

  private static boolean hasMutableArgument(JavaType type) {
    return type instanceof JavaParameterizedType parameterized
        && !parameterized.toErasure().getPackageName().equals("java.util.function")
        && parameterized.getActualTypeArguments().stream()
            .anyMatch(
                argument ->
                    argument.toErasure().isArray()
                        || !(argument instanceof com.tngtech.archunit.core.domain.JavaWildcardType)
                            && !COLLECTIONS.contains(argument.toErasure().getName())
                            && !isImmutable(argument)
                        || hasMutableArgument(argument));
  }

  private static boolean isKeptArray(JavaField field) {
    JavaClass owner = field.getOwner();
    boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
    if (!field.getModifiers().contains(JavaModifier.PRIVATE)
        || !isStatic && !isImmutable(field.getRawType().getComponentType())) {
      return false;
    }
    boolean isCopiedIn =
        isStatic
            || setters(field)
                .allMatch(
                    unit ->
                        copiesArray(unit)
                            || unit.getRawParameterTypes().stream().noneMatch(JavaClass::isArray));
    boolean isCopiedOut =
        owner.getMethods().stream()
            .filter(method -> !method.getModifiers().contains(JavaModifier.PRIVATE))
            .filter(method -> method.getRawReturnType().isArray())
            .filter(method -> reads(method, field))
            .allMatch(ImmutableValues::copiesArray);
    return !storesIntoElements(field) && isCopiedIn && isCopiedOut;
  }

  private static boolean reads(JavaMethod method, JavaField field) {
    return method.getFieldAccesses().stream()
        .anyMatch(it -> it.getTarget().getFullName().equals(field.getFullName()));
  }

  private static boolean copiesArray(JavaCodeUnit unit) {
    return unit.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getName().equals("clone")
                    || call.getTargetOwner().getName().equals("java.util.Arrays")
                        && call.getName().startsWith("copyOf"));
  }

  private static Stream<JavaCodeUnit> setters(JavaField field) {
    return field.getOwner().getCodeUnits().stream()
        .filter(unit -> sets(unit).stream().anyMatch(field.getFullName()::equals));
  }

  private static List<String> sets(JavaCodeUnit unit) {
    return unit.getFieldAccesses().stream()
        .filter(access -> access.getAccessType() == AccessType.SET)
        .map(access -> access.getTarget().getFullName())
        .distinct()
        .toList();
  }

  /** Whether a method keeps a parameter as it is in the field. */
  private static boolean storesAParameter(JavaField field) {
    ClassNode node = ClassFiles.read(field.getOwner());
    return node.methods.stream()
        .map(method -> ValueFlow.of(node, method, type -> true))
        .anyMatch(
            flow ->
                flow.uses().entrySet().stream()
                    .filter(it -> it.getKey().getOpcode() == Opcodes.PUTFIELD)
                    .filter(
                        it ->
                            it.getKey() instanceof FieldInsnNode put
                                && put.name.equals(field.getName()))
                    .flatMap(it -> it.getValue().get(1).stream())
                    .anyMatch(source -> flow.parameters().contains(source)));
  }

  /** Whether a method other than a constructor stores into an array of the field. */
  private static boolean storesIntoElements(JavaField field) {
    ClassNode node = ClassFiles.read(field.getOwner());
    return node.methods.stream()
        .filter(method -> !method.name.startsWith("<"))
        .anyMatch(
            method ->
                ValueFlow.of(node, method, type -> true).uses().entrySet().stream()
                    .filter(
                        it ->
                            it.getKey().getOpcode() >= Opcodes.IASTORE
                                && it.getKey().getOpcode() <= Opcodes.SASTORE)
                    .flatMap(it -> it.getValue().get(0).stream())
                    .anyMatch(
                        source ->
                            source instanceof FieldInsnNode get
                                && get.name.equals(field.getName())));
  }

  /** Whether a constructor copies each collection that it keeps. */
  private static boolean isCopied(JavaField field) {
    return !storesAParameter(field)
        && setters(field)
            .allMatch(
                unit -> {
                  long collections =
                      field.getOwner().getFields().stream()
                          .filter(it -> COLLECTIONS.contains(it.getRawType().getName()))
                          .filter(it -> sets(unit).contains(it.getFullName()))
                          .count();
                  return copies(unit, new HashSet<>()) >= collections;
                });
  }

  private static long copies(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
    if (!seen.add(unit)) {
      return 0;
    }
    long own = unit.getAccessesFromSelf().stream().filter(ImmutableValues::isCopy).count();
    long byOthers =
        unit.getMethodCallsFromSelf().stream()
            .filter(call -> call.getTargetOwner().equals(unit.getOwner()))
            .filter(call -> COLLECTIONS.contains(call.getTarget().getRawReturnType().getName()))
            .filter(
                call ->
                    call.getTarget().resolveMember().stream()
                        .anyMatch(method -> copies(method, new HashSet<>(seen)) > 0))
            .count();
    return own + byOthers;
  }

  private static boolean isCopy(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    if (name.equals("copyOf") && COLLECTIONS.contains(owner)
        || name.equals("toList") && owner.equals("java.util.stream.Stream")
        || name.startsWith("toUnmodifiable") && owner.equals("java.util.stream.Collectors")) {
      return true;
    }
    if (name.startsWith("unmodifiable") && owner.equals("java.util.Collections")) {
      // A view changes with its collection, so it must be a view of a copy.
      return access.getOrigin().getConstructorCallsFromSelf().stream()
          .anyMatch(
              call ->
                  call.getTargetOwner().getPackageName().equals("java.util")
                      && !call.getTarget().getRawParameterTypes().isEmpty());
    }
    // A constant cannot contain a collection that was passed in.
    return access.getOrigin().getRawParameterTypes().stream()
            .noneMatch(type -> COLLECTIONS.contains(type.getName()))
        && (Set.of("of", "ofEntries").contains(name) && COLLECTIONS.contains(owner)
            || owner.equals("java.util.Collections")
                && (name.startsWith("empty") || name.startsWith("singleton")));
  }
}
