package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** The exception handlers of a class, which ArchUnit does not show. */
final class Handlers {

  /**
   * A handler in the source code. Those that the compiler adds are left out.
   *
   * @param method the method, with its class and line
   * @param caught the exception's class
   * @param isEmpty whether it does nothing
   * @param usesException whether it does something with the exception
   * @param throwsOne whether it can rethrow the exception, or throw another one
   * @param interrupts whether it restores the interrupt of its thread
   * @param isOfAQuestion whether the method answers yes or no, so that no is an answer
   */
  record Handler(
      String method,
      String caught,
      boolean isEmpty,
      boolean usesException,
      boolean throwsOne,
      boolean interrupts,
      boolean isOfAQuestion) {}

  private Handlers() {}

  static List<Handler> of(JavaClass type, ClassNode node) {
    List<Handler> handlers = new ArrayList<>();
    for (MethodNode method : node.methods) {
      Set<List<Object>> seen = new HashSet<>();
      for (TryCatchBlockNode block : method.tryCatchBlocks) {
        // A handler counts once for each exception that it catches; null stands for everything.
        if (!seen.add(Arrays.asList(block.handler, block.type))) {
          continue;
        }
        // For a switch over an enum, the compiler adds a handler for missing constants.
        if (block.type == null) {
          List<AbstractInsnNode> body = reachable(block.handler, Set.of());
          if (body.stream().noneMatch(it -> it.getOpcode() == Opcodes.ATHROW)) {
            handlers.add(
                new Handler(
                    place(type, node, method, block),
                    "everything",
                    true,
                    false,
                    false,
                    false,
                    false));
          }
        } else if (!block.type.equals("java/lang/NoSuchFieldError")) {
          handler(type, node, method, block, join(method, block)).ifPresent(handlers::add);
        }
      }
    }
    return handlers;
  }

  private static boolean isThrowable(TryCatchBlockNode block) {
    return block.type.equals("java/lang/Throwable");
  }

  private static Optional<Handler> handler(
      JavaClass type,
      ClassNode node,
      MethodNode method,
      TryCatchBlockNode block,
      AbstractInsnNode join) {
    List<AbstractInsnNode> body = reachable(block.handler, join == null ? Set.of() : Set.of(join));
    if (body.isEmpty() || isThrowable(block) && isOfTheCompiler(body)) {
      return Optional.empty();
    }
    int variable = body.get(0) instanceof VarInsnNode store ? store.var : -1;
    boolean isEmpty =
        body.stream()
                .skip(1)
                .allMatch(it -> it.getOpcode() == Opcodes.GOTO || it.getOpcode() == Opcodes.RETURN)
            && !isFollowedByAnException(join);
    boolean usesException =
        variable < 0
            ? body.size() > 1 && body.get(0).getOpcode() != Opcodes.POP
            : body.stream()
                .anyMatch(
                    it ->
                        it.getOpcode() == Opcodes.ALOAD
                            && it instanceof VarInsnNode load
                            && load.var == variable);
    boolean throwsOne = body.stream().anyMatch(it -> it.getOpcode() == Opcodes.ATHROW);
    return Optional.of(
        new Handler(
            place(type, node, method, block),
            block.type.replace('/', '.'),
            isEmpty,
            usesException,
            throwsOne,
            body.stream()
                .anyMatch(it -> it instanceof MethodInsnNode call && call.name.equals("interrupt")),
            method.desc.endsWith(")Z")));
  }

  private static String place(
      JavaClass type, ClassNode node, MethodNode method, TryCatchBlockNode block) {
    return "Method <"
        + type.getName()
        + "."
        + method.name
        + "> in ("
        + node.sourceFile
        + ":"
        + line(block)
        + ")";
  }

  private static int line(TryCatchBlockNode block) {
    for (AbstractInsnNode it = block.handler; it != null; it = it.getNext()) {
      if (it instanceof LineNumberNode number) {
        return number.line;
      }
    }
    return 0;
  }

  /** The instruction after the try statement; null when only a handler reaches it. */
  private static AbstractInsnNode join(MethodNode method, TryCatchBlockNode block) {
    // The jump is before the first handler of the statement.
    return method.tryCatchBlocks.stream()
        .filter(it -> it.start == block.start)
        .map(it -> previous(it.handler))
        .filter(it -> it instanceof JumpInsnNode && it.getOpcode() == Opcodes.GOTO)
        .map(it -> (AbstractInsnNode) ((JumpInsnNode) it).label)
        .findFirst()
        .orElse(null);
  }

  /** Whether the code after the try statement always throws, and so reports the failure. */
  private static boolean isFollowedByAnException(AbstractInsnNode join) {
    List<AbstractInsnNode> rest = join == null ? List.of() : reachable(join, Set.of());
    return rest.stream().anyMatch(it -> it.getOpcode() == Opcodes.ATHROW)
        && rest.stream()
            .noneMatch(it -> it.getOpcode() >= Opcodes.IRETURN && it.getOpcode() <= Opcodes.RETURN);
  }

  private static List<AbstractInsnNode> reachable(
      AbstractInsnNode from, Set<? extends AbstractInsnNode> ends) {
    Set<AbstractInsnNode> seen = new HashSet<>();
    List<AbstractInsnNode> body = new ArrayList<>();
    Deque<AbstractInsnNode> open = new ArrayDeque<>();
    open.push(from);
    while (!open.isEmpty()) {
      AbstractInsnNode it = open.pop();
      while (it != null && !ends.contains(it) && seen.add(it)) {
        if (it.getOpcode() >= 0) {
          body.add(it);
        }
        if (it instanceof JumpInsnNode jump) {
          open.push(jump.label);
        } else if (it instanceof TableSwitchInsnNode table) {
          table.labels.forEach(open::push);
          open.push(table.dflt);
        } else if (it instanceof LookupSwitchInsnNode lookup) {
          lookup.labels.forEach(open::push);
          open.push(lookup.dflt);
        }
        it = endsFlow(it) ? null : it.getNext();
      }
    }
    return body;
  }

  private static AbstractInsnNode previous(AbstractInsnNode from) {
    AbstractInsnNode it = from.getPrevious();
    while (it != null && it.getOpcode() < 0) {
      it = it.getPrevious();
    }
    return it;
  }

  private static boolean endsFlow(AbstractInsnNode it) {
    int code = it.getOpcode();
    return code == Opcodes.GOTO
        || code == Opcodes.ATHROW
        || code >= Opcodes.IRETURN && code <= Opcodes.RETURN
        || code == Opcodes.TABLESWITCH
        || code == Opcodes.LOOKUPSWITCH;
  }

  /** Whether the compiler added the handler, for a resource or a pattern. */
  private static boolean isOfTheCompiler(List<AbstractInsnNode> body) {
    return body.stream()
        .anyMatch(
            it ->
                it instanceof MethodInsnNode call && call.name.equals("addSuppressed")
                    || it instanceof MethodInsnNode close
                        && close.name.equals("close")
                        && body.stream().anyMatch(last -> last.getOpcode() == Opcodes.ATHROW)
                    || it instanceof TypeInsnNode made
                        && made.desc.equals("java/lang/MatchException"));
  }
}
