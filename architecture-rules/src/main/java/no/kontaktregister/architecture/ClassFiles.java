package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;

/** Class files, for what ArchUnit does not show. */
final class ClassFiles {

  /** The tag of a text in the constant pool. */
  private static final int UTF8 = 1;

  private ClassFiles() {}

  static ClassNode read(JavaClass type) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes(type)).accept(node, ClassReader.SKIP_FRAMES);
    return node;
  }

  /** All texts of a class: constants, parts of concatenations, values of annotations, and names. */
  static List<String> texts(JavaClass type) {
    byte[] bytes = bytes(type);
    ClassReader reader = new ClassReader(bytes);
    List<String> texts = new ArrayList<>();
    for (int i = 1; i < reader.getItemCount(); i++) {
      int start = reader.getItem(i);
      // A long or a double takes two items, the second of which is empty.
      if (start > 0 && reader.readByte(start - 1) == UTF8) {
        texts.add(text(bytes, start));
      }
    }
    return texts;
  }

  /** The place of an instruction, written as ArchUnit does: (File.java:12). */
  static String place(ClassNode node, AbstractInsnNode instruction) {
    AbstractInsnNode it = instruction;
    while (it != null && !(it instanceof LineNumberNode)) {
      it = it.getPrevious();
    }
    int line = it instanceof LineNumberNode number ? number.line : 0;
    return "(" + node.sourceFile + ":" + line + ")";
  }

  private static String text(byte[] bytes, int start) {
    try (DataInputStream text =
        new DataInputStream(new ByteArrayInputStream(bytes, start, bytes.length - start))) {
      return text.readUTF();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(JavaClass type) {
    try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
      return file.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
