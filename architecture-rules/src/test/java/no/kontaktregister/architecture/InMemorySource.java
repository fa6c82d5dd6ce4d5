package no.kontaktregister.architecture;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source for the compiler that is in no file. */
final class InMemorySource extends SimpleJavaFileObject {

  private final String text;

  InMemorySource(String text) {
    super(
        URI.create("memory:///" + SampleHouse.typeName(text).replace('.', '/') + ".java"),
        Kind.SOURCE);
    this.text = text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
