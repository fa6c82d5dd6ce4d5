package no.kontaktregister.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small code base with this project's structure that keeps every rule. It can be changed in one
 * place.
 */
final class SampleArchitecture {

  static final HexagonalArchitecture DESCRIPTION =
      HexagonalArchitecture.of("sample")
          .domain("domain")
          .application("application")
          .inboundAdapters("web", "soap")
          .outboundAdapters("store", "mail")
          .bootstrap("main")
          .overlay("demo")
          .supporting("tool")
          .generated("web.generated")
          .personal("domain.Citizen")
          .commands("tool.Fill")
          .accumulators("domain.Faults")
          .collaboratingPort("domain.Identify", "soap", "the caller must be known first")
          .useCasesAuditedBy("application.Audited")
          .unauditedUseCase("application.Who", "nobody has asked for anything yet")
          .technology("java.sql..", "javax.sql..", "javax.naming.InitialContext")
          .staysIn("store")
          .technology("jakarta.ws.rs..")
          .staysIn("web")
          .technology("framework.config..")
          .staysIn("main");

  static final List<String> SOURCES =
      List.of(
          """
          package sample.domain;
          public record Citizen(String number) {
            @Override public String toString() { return "Citizen[masked]"; }
          }""",
          """
          package sample.domain;
          public interface Lookup {
            java.util.Optional<Citizen> find(String number) throws LookupFailedException;
          }""",
          """
          package sample.domain;
          public class LookupFailedException extends RuntimeException {
            private static final long serialVersionUID = 1;
          }""",
          """
          package sample.domain;
          public final class Faults {
            private final java.util.List<String> all = new java.util.ArrayList<>();
            public void add(String fault) { all.add(fault); }
            public java.util.List<String> all() { return java.util.List.copyOf(all); }
          }""",
          """
          package sample.domain;
          public interface Post { void send(Citizen citizen); }""",
          """
          package sample.domain;
          public interface Identify { java.util.Optional<Citizen> who(String certificate); }""",
          """
          package sample.domain;
          public interface Trail { void keep(String what); }""",
          """
          package sample.domain;
          @FunctionalInterface public interface Format { boolean isValid(String text); }""",
          """
          package sample.application;
          @FunctionalInterface public interface Ask { boolean mayChoose(String number); }""",
          """
          package sample.application;
          @FunctionalInterface public interface Tell { boolean tell(String number); }""",
          """
          package sample.application;
          @FunctionalInterface public interface Who { boolean isKnown(String number); }""",
          """
          package sample.application;
          public final class WhoService implements Who {
            @Override public boolean isKnown(String number) { return true; }
          }""",
          """
          package sample.application;
          public sealed interface Answer {
            record Yes() implements Answer {}
            record No(String why) implements Answer {}
          }""",
          """
          package sample.application;
          public final class AskService implements Ask {
            private final sample.domain.Lookup lookup;
            private final sample.domain.Format format;
            public AskService(sample.domain.Lookup lookup, sample.domain.Format format) {
              this.lookup = lookup;
              this.format = format;
            }
            @Override public boolean mayChoose(String number) {
              return format.isValid(number) && lookup.find(number).isPresent();
            }
          }""",
          """
          package sample.application;
          public final class TellService implements Tell {
            private final Sending sending;
            public TellService(Sending sending) { this.sending = sending; }
            @Override public boolean tell(String number) { return sending.send(number); }
          }""",
          """
          package sample.application;
          public final class Sending {
            private final sample.domain.Post post;
            public Sending(sample.domain.Post post) { this.post = post; }
            boolean send(String number) {
              post.send(new sample.domain.Citizen(number));
              return true;
            }
          }""",
          """
          package sample.application;
          public final class Audited {
            private final java.util.function.Predicate<String> service;
            private final sample.domain.Trail trail;
            public Audited(
                java.util.function.Predicate<String> service, sample.domain.Trail trail) {
              this.service = service;
              this.trail = trail;
            }
            public boolean answer(String number) {
              try { return service.test(number); } finally { trail.keep("asked"); }
            }
          }""",
          """
          package sample.web.generated;
          public class Message { public String number; }""",
          """
          package sample.web;
          @jakarta.ws.rs.Path public final class Resource {
            private final sample.application.Ask ask;
            public Resource(sample.application.Ask ask) { this.ask = ask; }
            public boolean post(sample.web.generated.Message message) {
              return ask.mayChoose(message.number);
            }
          }""",
          """
          package sample.soap;
          public final class Endpoint {
            private final sample.application.Tell tell;
            private final sample.domain.Identify identify;
            public Endpoint(sample.application.Tell tell, sample.domain.Identify identify) {
              this.tell = tell;
              this.identify = identify;
            }
            public boolean call(String number) {
              return identify.who(number).isPresent() && tell.tell(number);
            }
          }""",
          """
          package sample.store;
          public final class Store implements sample.domain.Lookup, sample.domain.Identify {
            @Override public java.util.Optional<sample.domain.Citizen> find(String number) {
              try (java.sql.Connection connection = java.sql.DriverManager.getConnection(number)) {
                connection.setReadOnly(true);
                return java.util.Optional.of(new sample.domain.Citizen(number));
              } catch (java.sql.SQLException failure) {
                throw new IllegalStateException(failure);
              }
            }
            @Override public java.util.Optional<sample.domain.Citizen> who(String certificate) {
              return java.util.Optional.empty();
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
            private final sample.domain.Trail trail = new LogTrail();
            private final sample.store.Store store = new sample.store.Store();
            private final sample.application.Ask ask;
            public Wiring(framework.config.Config config) {
              this.ask = null;
            }
            sample.domain.Format format() { return String::isBlank; }
            sample.application.Ask ask() {
              return audited(new sample.application.AskService(store, format())::mayChoose)::answer;
            }
            sample.application.Tell tell() {
              return new sample.application.Audited(
                      new sample.application.TellService(
                              new sample.application.Sending(new sample.mail.Mail()))
                          ::tell,
                      trail)
                  ::answer;
            }
            private sample.application.Audited audited(
                java.util.function.Predicate<String> service) {
              return new sample.application.Audited(service, trail);
            }
            public sample.web.Resource resource() { return new sample.web.Resource(ask()); }
            public sample.soap.Endpoint endpoint() {
              return new sample.soap.Endpoint(tell(), store);
            }
          }""",
          """
          package sample.main;
          final class LogTrail implements sample.domain.Trail {
            private final java.util.logging.Logger log = java.util.logging.Logger.getLogger("audit");
            @Override public void keep(String what) { log.info(what); }
          }""",
          """
          package sample.demo;
          public final class Demo {
            public Object page() { return new sample.main.Wiring(null).resource(); }
          }""",
          """
          package sample.tool;
          public final class Tool { sample.domain.Citizen citizen; }""",
          """
          package sample.tool;
          public final class Fill {
            public static void main(String[] arguments) { System.out.println("filled"); }
          }""");

  /** Stand-ins for third-party libraries. */
  private static final List<String> FRAMEWORK =
      List.of(
          annotation("framework", "Inject"),
          annotation("framework", "Autowired"),
          annotation("framework", "Entity"),
          annotation("jakarta.ws.rs", "Path"),
          annotation("jakarta.ws.rs.core", "Context"),
          annotation("jakarta.annotation", "Resource"),
          "package framework.config; public interface Config { String get(String key); }",
          """
          package framework.config;
          public class ConfigProvider { public static Config getConfig() { return null; } }""",
          """
          package jakarta.enterprise.inject.spi;
          public class CDI {
            public static CDI current() { return null; }
            public Object get() { return null; }
          }""");

  private final Path folder;
  private final Path framework;
  private final Path unchanged;

  SampleArchitecture(Path folder) throws IOException {
    this.folder = folder;
    this.framework = folder.resolve("framework");
    this.unchanged = folder.resolve("unchanged");
    Sources.compile(FRAMEWORK, framework);
    Sources.compile(SOURCES, unchanged, framework);
  }

  private static String annotation(String packageName, String name) {
    return "package "
        + packageName
        + "; @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
        + " public @interface "
        + name
        + " {}";
  }

  /** The classes with a source added, or replacing the one with the same name. */
  JavaClasses with(String name, List<String> changes) throws IOException {
    Path classes = folder.resolve(name);
    copy(unchanged, classes);
    if (!changes.isEmpty()) {
      Sources.compile(changes, classes, classes, framework);
    }
    return HexagonalArchitecture.read(classes);
  }

  /** The classes, and others in a separate folder. */
  JavaClasses withFolder(String name, String source) throws IOException {
    Path other = folder.resolve(name);
    Sources.compile(List.of(source), other, unchanged, framework);
    return HexagonalArchitecture.read(unchanged, other);
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }
}
