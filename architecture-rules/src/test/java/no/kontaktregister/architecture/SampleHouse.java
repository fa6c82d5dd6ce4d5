package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A small house that keeps every rule, to be compiled as it is or with a change. */
final class SampleHouse {

  static final House HOUSE =
      House.of("sample")
          .domain("domain")
          .application("application")
          .inbound("web", "soap")
          .outbound("store", "mail")
          .bootstrap("main")
          .beside("tool")
          .generated("web.generated")
          .personal("domain.Citizen");

  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|@?interface|record|enum) (\\w+)");

  private static final List<String> SOURCES =
      List.of(
          """
          package sample.domain;
          public record Citizen(String number) {
            @Override public String toString() { return "Citizen[masked]"; }
          }""",
          """
          package sample.domain;
          public interface Lookup { java.util.Optional<Citizen> find(String number); }""",
          """
          package sample.domain;
          public interface Post { void send(Citizen citizen); }""",
          """
          package sample.application;
          public interface Ask { boolean mayChoose(String number); }""",
          """
          package sample.application;
          public final class AskService implements Ask {
            private final sample.domain.Lookup lookup;
            public AskService(sample.domain.Lookup lookup) { this.lookup = lookup; }
            @Override public boolean mayChoose(String number) {
              return lookup.find(number).isPresent();
            }
          }""",
          """
          package sample.web.generated;
          public class Message { public String number; }""",
          """
          package sample.web;
          public final class Door {
            private final sample.application.Ask ask;
            public Door(sample.application.Ask ask) { this.ask = ask; }
            public boolean post(sample.web.generated.Message message) {
              return ask.mayChoose(message.number);
            }
          }""",
          """
          package sample.soap;
          public final class Endpoint {
            private final sample.application.Ask ask;
            public Endpoint(sample.application.Ask ask) { this.ask = ask; }
            public boolean call(String number) { return ask.mayChoose(number); }
          }""",
          """
          package sample.store;
          public final class Store implements sample.domain.Lookup {
            @Override public java.util.Optional<sample.domain.Citizen> find(String number) {
              return java.util.Optional.of(new sample.domain.Citizen(number));
            }
          }""",
          """
          package sample.mail;
          public final class Mail implements sample.domain.Post {
            @Override public void send(sample.domain.Citizen citizen) {}
          }""",
          """
          package sample.main;
          public final class Wiring {
            public sample.web.Door door() {
              return new sample.web.Door(
                  new sample.application.AskService(new sample.store.Store()));
            }
          }""",
          """
          package sample.tool;
          public final class Tool { sample.domain.Citizen citizen; }""");

  /** What a house may know that is not part of it. */
  private static final List<String> FRAMEWORK =
      List.of(
          """
          package framework;
          @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
          public @interface Inject {}""",
          """
          package framework;
          @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
          public @interface Entity {}""");

  private final Path folder;

  SampleHouse(Path folder) throws IOException {
    this.folder = folder;
    compile(FRAMEWORK, folder.resolve("framework"));
  }

  /** The house with a source added, or put in the place of the one with its name. */
  JavaClasses with(String name, List<String> changes) throws IOException {
    Map<String, String> sources = new HashMap<>();
    SOURCES.forEach(source -> sources.put(typeName(source), source));
    changes.forEach(source -> sources.put(typeName(source), source));
    Path classes = folder.resolve(name);
    compile(List.copyOf(sources.values()), classes);
    return House.read(classes);
  }

  private void compile(List<String> sources, Path classes) throws IOException {
    Files.createDirectories(classes);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean compiled =
          compiler
              .getTask(
                  complaints,
                  files,
                  null,
                  List.of("-d", classes.toString(), "-cp", folder.resolve("framework").toString()),
                  null,
                  sources.stream().map(InMemorySource::new).toList())
              .call();
      if (!compiled) {
        throw new IllegalStateException(complaints.toString());
      }
    }
  }

  static String typeName(String source) {
    Matcher type = TYPE.matcher(source);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in: " + source);
    }
    return source.substring("package ".length(), source.indexOf(';')) + "." + type.group(1);
  }
}
