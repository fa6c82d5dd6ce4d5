package no.kontaktregister.architecture;

import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The parts of the JDK that give the same answer at any time and on any machine. This is an allow
 * list, so additions of a later JDK are not allowed.
 */
final class CoreLanguage {

  static final String[] PACKAGES = {
    "java.lang", "java.util", "java.util.function", "java.util.stream", "java.util.regex",
    "java.util.concurrent..", "java.time..", "java.lang.annotation", "java.math", "java.text",
    "java.nio.charset"
  };

  private static final Set<String> WHOLE_PACKAGES =
      Set.of(
          "java.util.function",
          "java.util.stream",
          "java.util.regex",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math");

  private static final Map<String, Set<String>> TYPES =
      Map.of(
          "java.lang",
          Set.of(
              "Appendable",
              "AutoCloseable",
              "Boolean",
              "Byte",
              "CharSequence",
              "Character",
              "Class",
              "Comparable",
              "Deprecated",
              "Double",
              "Enum",
              "Float",
              "FunctionalInterface",
              "Integer",
              "Iterable",
              "Long",
              "Math",
              "Number",
              "Object",
              "Override",
              "Record",
              "Runnable",
              "SafeVarargs",
              "Short",
              "StackTraceElement",
              "StrictMath",
              "String",
              "StringBuilder",
              "SuppressWarnings",
              "Void"),
          "java.util",
          Set.of(
              "AbstractCollection",
              "AbstractList",
              "AbstractMap",
              "AbstractSet",
              "ArrayDeque",
              "ArrayList",
              "Arrays",
              "Base64",
              "BitSet",
              "Collection",
              "Collections",
              "Comparator",
              "Currency",
              "Deque",
              "DoubleSummaryStatistics",
              "EnumMap",
              "EnumSet",
              "HashMap",
              "HashSet",
              "HexFormat",
              "IntSummaryStatistics",
              "Iterator",
              "LinkedHashMap",
              "LinkedHashSet",
              "LinkedList",
              "List",
              "ListIterator",
              "Locale",
              "LongSummaryStatistics",
              "Map",
              "NavigableMap",
              "NavigableSet",
              "Objects",
              "Optional",
              "OptionalDouble",
              "OptionalInt",
              "OptionalLong",
              "PrimitiveIterator",
              "PriorityQueue",
              "Queue",
              "RandomAccess",
              "SequencedCollection",
              "SequencedMap",
              "SequencedSet",
              "Set",
              "SortedMap",
              "SortedSet",
              "Spliterator",
              "Spliterators",
              "StringJoiner",
              "TreeMap",
              "TreeSet",
              "UUID"),
          "java.util.concurrent",
          Set.of("TimeUnit", "Callable"),
          "java.text",
          Set.of("Normalizer"),
          "java.nio.charset",
          Set.of("Charset", "StandardCharsets"));

  /** Types of which only the named members are allowed. */
  private static final Map<String, Set<String>> ONLY =
      Map.of(
          "java.lang.Class",
              Set.of(
                  "getSimpleName",
                  "getName",
                  "isInstance",
                  "cast",
                  "isAssignableFrom",
                  "equals",
                  "hashCode",
                  "toString",
                  "desiredAssertionStatus"),
          "java.time.Clock",
              Set.of(
                  "instant",
                  "millis",
                  "getZone",
                  "withZone",
                  "fixed",
                  "offset",
                  "equals",
                  "hashCode",
                  "toString"),
          "java.time.ZoneId",
              Set.of(
                  "of",
                  "ofOffset",
                  "from",
                  "getId",
                  "getRules",
                  "normalized",
                  "equals",
                  "hashCode",
                  "toString"),
          "java.util.Locale",
              Set.of(
                  "ROOT",
                  "ENGLISH",
                  "forLanguageTag",
                  "toLanguageTag",
                  "getLanguage",
                  "getCountry",
                  "equals",
                  "hashCode",
                  "toString"),
          "java.nio.charset.Charset", Set.of("forName", "name", "equals", "hashCode", "toString"));

  /** Types of which all members but the named ones are allowed. */
  private static final Map<String, Set<String>> ALL_BUT =
      Map.ofEntries(
          entry("java.lang.Math", Set.of("random")),
          entry("java.lang.StrictMath", Set.of("random")),
          entry("java.lang.Object", Set.of("wait", "notify", "notifyAll")),
          entry("java.lang.Integer", Set.of("getInteger")),
          entry("java.lang.Long", Set.of("getLong")),
          entry("java.lang.Boolean", Set.of("getBoolean")),
          entry("java.time.InstantSource", Set.of("system")),
          entry(
              "java.time.format.DateTimeFormatter",
              Set.of("ofLocalizedDate", "ofLocalizedTime", "ofLocalizedDateTime")),
          entry("java.util.UUID", Set.of("randomUUID")),
          entry("java.util.Collections", Set.of("shuffle")),
          entry("java.util.concurrent.TimeUnit", Set.of("sleep", "timedJoin", "timedWait")));

  /** Methods that take a value from the machine if they get no argument of the named type. */
  private static final Map<String, Map<String, String>> NEED =
      Map.of(
          "java.lang.String",
              Map.of(
                  "format", "java.util.Locale",
                  "formatted", "java.util.Locale",
                  "toLowerCase", "java.util.Locale",
                  "toUpperCase", "java.util.Locale",
                  "getBytes", "java.nio.charset.Charset"),
          "java.time.format.DateTimeFormatter", Map.of("ofPattern", "java.util.Locale"),
          "java.time.format.DateTimeFormatterBuilder", Map.of("toFormatter", "java.util.Locale"));

  private CoreLanguage() {}

  static boolean mayKnow(JavaClass type) {
    JavaClass component = type.getBaseComponentType();
    if (component.isPrimitive() || !component.getPackageName().startsWith("java.")) {
      return true;
    }
    return WHOLE_PACKAGES.contains(component.getPackageName())
        || component.isAssignableTo(Throwable.class)
        // ArchUnit does not read the supertypes of what is caught alone.
        || component.getPackageName().equals("java.lang")
            && component.getSimpleName().endsWith("Exception")
        || TYPES
            .getOrDefault(component.getPackageName(), Set.of())
            .contains(outermost(component.getName(), component.getPackageName()));
  }

  static boolean mayAccess(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    if (access.getTarget() instanceof FieldAccessTarget) {
      return !ONLY.containsKey(owner) || !owner.equals("java.util.Locale") || isConstant(name);
    }
    List<String> parameters =
        access.getTarget() instanceof CodeUnitAccessTarget target
            ? target.getRawParameterTypes().stream().map(JavaClass::getName).toList()
            : List.of();
    if (ONLY.containsKey(owner)) {
      return ONLY.get(owner).contains(name)
          || owner.equals("java.time.Clock")
              && name.startsWith("tick")
              && parameters.contains(owner);
    }
    if (ALL_BUT.getOrDefault(owner, Set.of()).contains(name)) {
      return false;
    }
    String needed = NEED.getOrDefault(owner, Map.of()).get(name);
    if (needed != null && !parameters.contains(needed)) {
      return false;
    }
    if (owner.equals("java.lang.String") && name.equals("<init>")) {
      return !parameters.contains("[B") || parameters.contains("java.nio.charset.Charset");
    }
    if (owner.startsWith("java.time.") && Set.of("now", "dateNow").contains(name)) {
      return parameters.contains("java.time.Clock");
    }
    return !name.startsWith("parallel");
  }

  private static boolean isConstant(String name) {
    return name.equals(name.toUpperCase(java.util.Locale.ROOT));
  }

  private static String outermost(String name, String packageName) {
    String simple = name.substring(packageName.length() + 1);
    return simple.contains("$") ? simple.substring(0, simple.indexOf('$')) : simple;
  }
}
