package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Finds personal data in the texts of exceptions. It follows a value from the field of a personal
 * type through methods, fields, concatenations and formats to the constructor of an exception.
 *
 * <p>For each method it keeps what the result, the fields and the exceptions that it makes may
 * contain: personal data, and which of its parameters. Marks are sets of bits: the highest is
 * personal data, each lower one a parameter.
 */
final class ExceptionTexts {

  private static final long PERSONAL = 1L << 63;
  private static final int MOST_PARAMETERS = 62;

  /** Classes of the JDK whose results contain what they are given, as do those of containers. */
  private static final Set<String> TEXTS =
      Set.of(
          "java/lang/CharSequence",
          "java/lang/Integer",
          "java/lang/Long",
          "java/lang/String",
          "java/lang/StringBuffer",
          "java/lang/StringBuilder",
          "java/io/StringWriter",
          "java/io/PrintWriter",
          "java/io/Writer",
          "jakarta/ws/rs/core/Response",
          "jakarta/ws/rs/core/Response$ResponseBuilder",
          "java/math/BigInteger");

  private static final List<String> CONTAINERS = List.of("java/util/", "java/text/", "java/net/");

  /** Methods that put their arguments into the object that they are called on. */
  private static final Set<String> FILLING =
      Set.of(
          "<init>", "add", "addAll", "append", "insert", "offer", "push", "put", "set", "write",
          "print", "println", "entity", "header");

  /** Methods whose result does not contain their arguments. */
  private static final Set<String> SEARCHING =
      Set.of("get", "getOrDefault", "remove", "apply", "filter", "sorted");

  /** Methods whose result is that of the function that they are given. */
  private static final Set<String> MAPPING = Set.of("map", "flatMap", "mapToObj");

  private final CodeBase code;
  private final Description architecture;
  private final JavaClasses classes;
  private final String base;
  private final PersonalData personal;
  private final Set<String> personalFields = new HashSet<>();
  private final Set<String> factories = new HashSet<>();
  private final Set<String> exceptions = new HashSet<>();
  private final Map<String, Method> methods = new LinkedHashMap<>();

  ExceptionTexts(CodeBase code) {
    this.code = code;
    this.architecture = code.architecture();
    this.classes = code.classes();
    this.personal = new PersonalData(code.architecture());
    this.base = architecture.base().replace('.', '/') + "/";
  }

  Collection<String> violations() {
    if (architecture.personalClasses().isEmpty()) {
      return List.of();
    }
    for (JavaClass type : classes) {
      type.getFields().stream()
          .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
          .filter(field -> personal.isPersonal(type) || personal.isRaw(field))
          .map(JavaField::getFullName)
          .forEach(personalFields::add);
      Stream.concat(
              type.getConstructorCallsFromSelf().stream(),
              type.getConstructorReferencesFromSelf().stream())
          .map(access -> access.getTargetOwner())
          .filter(owner -> owner.isAssignableTo(Throwable.class))
          .forEach(owner -> exceptions.add(internal(owner)));
      if (personal.isPersonal(type)) {
        factories(type);
      }
    }
    for (JavaClass type : classes) {
      ClassNode node = code.classFile(type);
      for (MethodNode method : node.methods) {
        methods.put(key(node.name, method.name, method.desc), new Method(type, node, method));
      }
    }
    boolean isGrowing = true;
    while (isGrowing) {
      isGrowing = false;
      for (Method method : methods.values()) {
        isGrowing |= method.follow();
      }
    }
    return methods.values().stream()
        .filter(method -> !code.isGenerated(method.type))
        .flatMap(method -> method.places.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The constructors of a personal type, and the static methods that read a text. */
  private void factories(JavaClass type) {
    type.getConstructors()
        .forEach(it -> factories.add(key(internal(type), "<init>", it.getDescriptor())));
    for (JavaMethod method : type.getMethods()) {
      if (method.getModifiers().contains(JavaModifier.STATIC)
          && method.getReturnType().getAllInvolvedRawTypes().contains(type)) {
        factories.add(key(internal(type), method.getName(), method.getDescriptor()));
      }
    }
  }

  private static String internal(JavaClass type) {
    return type.getName().replace('.', '/');
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + "." + name + descriptor;
  }

  /** The method that a call reaches, in this class or above it. */
  private Optional<Method> find(String owner, String name, String descriptor) {
    Method method = methods.get(key(owner, name, descriptor));
    if (method != null || name.equals("<init>")) {
      return Optional.ofNullable(method);
    }
    String type = owner.replace('/', '.');
    return classes.contain(type)
        ? classes.get(type).getRawSuperclass().flatMap(it -> find(internal(it), name, descriptor))
        : Optional.empty();
  }

  /** Whether a value of the type is text; the code base's own types mask what they hold. */
  private boolean isText(Type type) {
    return switch (type.getSort()) {
      case Type.OBJECT -> !type.getInternalName().startsWith(base);
      case Type.BOOLEAN, Type.VOID -> false;
      default -> true;
    };
  }

  /** What is known of a method; it grows until nothing changes. */
  private final class Method {

    private final JavaClass type;
    private final ClassNode node;
    private final MethodNode method;
    private final ValueFlow flow;
    private final Map<AbstractInsnNode, Long> marks = new HashMap<>();
    private final Set<String> places = new HashSet<>();
    private final Map<String, Long> stored = new HashMap<>();
    private long returned;
    private long thrown;
    private boolean hasChanged;

    Method(JavaClass type, ClassNode node, MethodNode method) {
      this.type = type;
      this.node = node;
      this.method = method;
      this.flow = ValueFlow.of(node, method, ExceptionTexts.this::isText);
      boolean isFactory = factories.contains(key(node.name, method.name, method.desc));
      for (int i = 0; i < Math.min(flow.parameters().size(), MOST_PARAMETERS); i++) {
        AbstractInsnNode parameter = flow.parameters().get(i);
        boolean isRaw = isFactory && parameter == flow.firstText() || isNamed(parameter);
        marks.put(parameter, 1L << i | (isRaw ? PERSONAL : 0));
      }
    }

    /** Whether a parameter is a text with the name of a personal type. */
    private boolean isNamed(AbstractInsnNode parameter) {
      return parameter instanceof VarInsnNode variable
          && method.localVariables != null
          && method.localVariables.stream()
              .filter(it -> it.index == variable.var && it.desc.equals("Ljava/lang/String;"))
              .anyMatch(it -> personal.isNamed(it.name));
    }

    boolean follow() {
      hasChanged = false;
      flow.uses().forEach(this::follow);
      return hasChanged;
    }

    private void follow(AbstractInsnNode instruction, List<Set<AbstractInsnNode>> operands) {
      List<Long> given = operands.stream().map(this::mark).toList();
      switch (instruction.getOpcode()) {
        case Opcodes.GETFIELD -> {
          FieldInsnNode field = (FieldInsnNode) instruction;
          if (personalFields.contains(field.owner.replace('/', '.') + "." + field.name)
              && isText(Type.getType(field.desc))) {
            add(instruction, PERSONAL);
          }
        }
        case Opcodes.PUTFIELD -> {
          FieldInsnNode field = (FieldInsnNode) instruction;
          if (isText(Type.getType(field.desc))) {
            stores(field.owner.replace('/', '.') + "." + field.name, given.get(1));
          }
        }
        case Opcodes.AALOAD -> add(instruction, given.get(0));
        case Opcodes.AASTORE -> operands.get(0).forEach(array -> add(array, given.get(2)));
        case Opcodes.ARETURN, Opcodes.IRETURN, Opcodes.LRETURN -> {
          returns(given.get(0));
          if (type.isAssignableTo(Throwable.class)
              && Set.of("getMessage", "getLocalizedMessage", "toString").contains(method.name)) {
            throwsWith(given.get(0), instruction);
          }
        }
        case Opcodes.INVOKEDYNAMIC -> function((InvokeDynamicInsnNode) instruction, given);
        default -> {
          if (instruction instanceof MethodInsnNode call) {
            call(call, operands, given);
          }
        }
      }
    }

    private void call(MethodInsnNode call, List<Set<AbstractInsnNode>> operands, List<Long> given) {
      boolean makesException =
          call.name.equals("<init>") && exceptions.contains(call.owner)
              || call.name.equals("requireNonNull") && call.owner.equals("java/util/Objects");
      if (makesException) {
        throwsWith(all(given.subList(1, given.size())), call);
      }
      Optional<Method> callee = find(call.owner, call.name, call.desc);
      // What a value is made of is personal before it is a value.
      if (factories.contains(key(call.owner, call.name, call.desc)) && callee.isPresent()) {
        int first = callee.get().flow.parameters().indexOf(callee.get().flow.firstText());
        if (first >= 0 && first < operands.size()) {
          operands.get(first).forEach(text -> add(text, PERSONAL));
        }
      }
      if (callee.isPresent()) {
        throwsWith(passed(callee.get().thrown, given), call);
        Map.copyOf(callee.get().stored)
            .forEach((field, stores) -> stores(field, passed(stores, given)));
        if (isText(Type.getReturnType(call.desc))) {
          add(call, callee.get().returned & PERSONAL | passed(callee.get().returned, given));
        }
      } else if (TEXTS.contains(call.owner)
          || CONTAINERS.stream().anyMatch(call.owner::startsWith)) {
        boolean isOnAnObject = call.getOpcode() != Opcodes.INVOKESTATIC;
        if (isOnAnObject && FILLING.contains(call.name)) {
          operands.get(0).forEach(filled -> add(filled, all(given)));
        }
        long applied = 0;
        for (Set<AbstractInsnNode> sources :
            operands.subList(isOnAnObject ? 1 : 0, operands.size())) {
          for (AbstractInsnNode source : sources) {
            if (source instanceof InvokeDynamicInsnNode made && isFunction(made)) {
              applied |= apply(made, isOnAnObject ? given.get(0) : 0);
            }
          }
        }
        if (Type.getReturnType(call.desc).getSort() >= Type.ARRAY) {
          add(
              call,
              MAPPING.contains(call.name)
                  ? applied
                  : isOnAnObject && SEARCHING.contains(call.name) ? given.get(0) : all(given));
        }
      }
    }

    /** What a function's result may contain if the function is given a value with these marks. */
    private long apply(InvokeDynamicInsnNode made, long value) {
      Handle code = (Handle) made.bsmArgs[1];
      boolean isConstructor = code.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      if (isConstructor && exceptions.contains(code.getOwner())) {
        throwsWith(value, made);
      }
      List<Long> given = new ArrayList<>(isConstructor ? List.of(0L) : List.of());
      flow.uses().get(made).forEach(captured -> given.add(mark(captured)));
      given.add(value);
      Optional<Method> callee = find(code.getOwner(), code.getName(), code.getDesc());
      callee.ifPresent(it -> throwsWith(passed(it.thrown, given), made));
      if (isConstructor || !isText(Type.getReturnType(code.getDesc()))) {
        return 0;
      }
      return callee
          .map(it -> it.returned & PERSONAL | passed(it.returned, given))
          .orElse(value | mark(Set.of(made)));
    }

    private static boolean isFunction(InvokeDynamicInsnNode made) {
      return made.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    }

    private void function(InvokeDynamicInsnNode made, List<Long> given) {
      if (made.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
        add(made, all(given));
      } else if (isFunction(made)) {
        Handle code = (Handle) made.bsmArgs[1];
        find(code.getOwner(), code.getName(), code.getDesc())
            .ifPresent(
                callee -> {
                  throwsWith(passed(callee.thrown, given), made);
                  if (isText(Type.getReturnType(code.getDesc()))) {
                    add(made, callee.returned & PERSONAL | passed(callee.returned, given));
                  }
                });
      }
    }

    /** What a method's parameters contribute to its result, for the arguments given. */
    private static long passed(long marks, List<Long> given) {
      long passed = 0;
      for (int i = 0; i < Math.min(given.size(), MOST_PARAMETERS); i++) {
        if ((marks & 1L << i) != 0) {
          passed |= given.get(i);
        }
      }
      return passed;
    }

    private long mark(Set<AbstractInsnNode> sources) {
      return all(sources.stream().map(it -> marks.getOrDefault(it, 0L)).toList());
    }

    private static long all(List<Long> marks) {
      return marks.stream().reduce(0L, (one, other) -> one | other);
    }

    private void add(AbstractInsnNode value, long added) {
      long before = marks.getOrDefault(value, 0L);
      if ((before | added) != before) {
        marks.put(value, before | added);
        hasChanged = true;
      }
    }

    private void returns(long added) {
      hasChanged |= (returned | added) != returned;
      returned |= added;
    }

    /** A field that has held personal data once may hold it whenever it is read. */
    private void stores(String field, long added) {
      long before = stored.getOrDefault(field, 0L);
      if ((before | added) != before) {
        stored.put(field, before | added);
        hasChanged = true;
        if ((added & PERSONAL) != 0) {
          personalFields.add(field);
        }
      }
    }

    private void throwsWith(long added, AbstractInsnNode instruction) {
      hasChanged |= (thrown | added) != thrown;
      thrown |= added;
      if ((added & PERSONAL) != 0) {
        places.add(
            "Method <"
                + type.getName()
                + "."
                + name()
                + "> puts personal data into an exception in "
                + ClassFiles.place(node, instruction));
      }
    }

    /** The compiler names a lambda's method lambda$, the method around it, and a number. */
    private String name() {
      return method.name.startsWith("lambda$") ? method.name.split("\\$")[1] : method.name;
    }
  }
}
