package no.kontaktregister.architecture;

import java.util.List;
import java.util.stream.Stream;

/** Changes to the sample house: for each rule some that break it, and some that nearly do. */
final class Mutations {

  /**
   * A change.
   *
   * @param rule the rule that it is about
   * @param breaks whether it breaks the rule
   * @param what the change in a few words
   * @param sources the changed sources; of the first, the type is the one that is to blame
   */
  record Mutation(String rule, boolean breaks, String what, List<String> sources) {

    String name() {
      return rule + (breaks ? " broken: " : " kept: ") + what;
    }
  }

  private Mutations() {}

  static List<Mutation> all() {
    return Stream.of(
            breaks("rooms", "a class beside the rooms", "package sample.util; class Text {}"),
            breaks("rooms", "a class in the base package", "package sample; class Text {}"),
            breaks("rooms", "a foreign package", "package other; class Text {}"),
            keeps("rooms", "a package in a room", "package sample.domain.person; class Text {}"),
            //
            breaks(
                "inwards",
                "the domain has a field of a use case",
                "package sample.domain; class Bad { final sample.application.Ask ask = null; }"),
            breaks(
                "inwards",
                "the domain extends an adapter's class",
                "package sample.domain; class Bad extends sample.web.generated.Message {}"),
            breaks(
                "inwards",
                "the application makes an adapter",
                "package sample.application; class Bad { Object o() { return new sample.store.Store(); } }"),
            breaks(
                "inwards",
                "the application takes a message of a door",
                "package sample.application; class Bad { void m(sample.web.generated.Message it) {} }"),
            breaks(
                "inwards",
                "an adapter asks bootstrap",
                "package sample.web; class Bad { Object o() { return new sample.main.Wiring(); } }"),
            breaks(
                "inwards",
                "an outbound adapter calls a use case",
                "package sample.store; class Bad { sample.application.Ask ask; }"),
            breaks(
                "inwards",
                "a type parameter only",
                "package sample.domain; class Bad { final java.util.List<sample.application.Ask> all = null; }"),
            keeps(
                "inwards",
                "bootstrap knows all",
                "package sample.main; class Good { sample.mail.Mail mail; sample.soap.Endpoint soap; }"),
            keeps(
                "inwards",
                "a name that only looks like a room",
                "package sample.domain.application; class Good {}"),
            //
            breaks(
                "apart",
                "a door knows a store",
                "package sample.web; class Bad { sample.store.Store store; }"),
            breaks(
                "apart",
                "a door knows another door",
                "package sample.soap; class Bad { sample.web.Door door; }"),
            breaks(
                "apart",
                "a store sends mail",
                "package sample.store; class Bad { void m() { new sample.mail.Mail(); } }"),
            keeps(
                "apart",
                "packages of one adapter",
                "package sample.store.sql; class Good { sample.store.Store store; }"),
            //
            breaks(
                "beside",
                "bootstrap uses a tool",
                "package sample.main; class Bad { sample.tool.Tool tool; }"),
            breaks(
                "beside",
                "the domain uses a tool",
                "package sample.domain; class Bad { final sample.tool.Tool tool = null; }"),
            keeps(
                "beside",
                "a tool uses the domain",
                "package sample.tool; class Good { sample.domain.Lookup lookup; }"),
            //
            breaks(
                "domain-language",
                "SQL",
                "package sample.domain; class Bad { final java.sql.Connection c = null; }"),
            breaks(
                "domain-language",
                "input and output",
                "package sample.domain; interface Bad { void m() throws java.io.IOException; }"),
            breaks(
                "domain-language",
                "the network",
                "package sample.domain; class Bad { final java.net.URI uri = null; }"),
            breaks(
                "domain-language",
                "a framework's annotation",
                "package sample.domain; @framework.Entity class Bad {}"),
            breaks(
                "domain-language",
                "XML",
                "package sample.domain; interface Bad { javax.xml.namespace.QName m(); }"),
            breaks(
                "domain-language",
                "reflection",
                "package sample.domain; interface Bad { java.lang.reflect.Method m(); }"),
            breaks(
                "domain-language",
                "logging",
                "package sample.domain; class Bad { final java.util.logging.Logger l = null; }"),
            breaks(
                "domain-language",
                "an array of what it may not know",
                "package sample.domain; interface Bad { java.net.URI[] m(); }"),
            keeps(
                "domain-language",
                "collections, functions, streams, time and arrays",
                """
                package sample.domain;
                class Good {
                  final java.util.Map<String, int[]> map = null;
                  final java.util.function.Function<java.time.Instant, byte[][]> f = null;
                  java.util.stream.Stream<Citizen[]> s() { return null; }
                }"""),
            //
            breaks(
                "application-language",
                "a framework's annotation",
                "package sample.application; class Bad { @framework.Inject Bad() {} }"),
            breaks(
                "application-language",
                "a file",
                "package sample.application; class Bad { final java.nio.file.Path p = null; }"),
            keeps(
                "application-language",
                "the domain",
                "package sample.application; class Good { final sample.domain.Citizen c = null; }"),
            //
            breaks(
                "ambient",
                "the time",
                "package sample.domain; class Bad { Object o() { return java.time.Instant.now(); } }"),
            breaks(
                "ambient",
                "today",
                "package sample.application; class Bad { Object o() { return java.time.LocalDate.now(); } }"),
            breaks(
                "ambient",
                "the system's clock",
                "package sample.domain; class Bad { Object o() { return java.time.Clock.systemUTC(); } }"),
            breaks(
                "ambient",
                "milliseconds",
                "package sample.domain; class Bad { long o() { return System.currentTimeMillis(); } }"),
            breaks(
                "ambient",
                "chance",
                "package sample.domain; class Bad { Object o() { return new java.util.Random(); } }"),
            breaks(
                "ambient",
                "a new name",
                "package sample.domain; class Bad { Object o() { return java.util.UUID.randomUUID(); } }"),
            breaks(
                "ambient",
                "the environment",
                "package sample.application; class Bad { Object o() { return System.getenv(\"X\"); } }"),
            breaks(
                "ambient",
                "a class by its name",
                "package sample.domain; class Bad { void o() throws ClassNotFoundException { Class.forName(\"X\"); } }"),
            keeps(
                "ambient",
                "a clock that was given",
                "package sample.domain; class Good { Object o(java.time.Clock c) { return java.time.LocalDate.now(c); } }"),
            keeps(
                "ambient",
                "an adapter asks",
                "package sample.store; class Good { Object o() { return java.time.Instant.now(); } }"),
            //
            breaks(
                "cycles",
                "two packages of the domain",
                "package sample.domain.a; class Bad { final sample.domain.b.Other other = null; }",
                "package sample.domain.b; public class Other { final sample.domain.a.Third t = null; }",
                "package sample.domain.a; public class Third {}"),
            breaks(
                "cycles",
                "a package and the one below it",
                "package sample.store; class Bad { sample.store.sql.Other other; }",
                "package sample.store.sql; public class Other { sample.store.Store store; }"),
            keeps(
                "cycles",
                "one way only",
                "package sample.domain.a; class Good { final sample.domain.b.Other other = null; }",
                "package sample.domain.b; public class Other {}"),
            //
            breaks(
                "services",
                "a door makes the service",
                "package sample.web; class Bad { Object o() { return new sample.application.AskService(null); } }"),
            breaks(
                "services",
                "a door asks the service",
                "package sample.soap; class Bad { boolean o(sample.application.AskService s) { return s.mayChoose(\"\"); } }"),
            keeps(
                "services",
                "a door makes a question",
                "package sample.application; public class Question {}",
                "package sample.web; class Good { sample.application.Question question; }"),
            //
            breaks(
                "served",
                "a use case without a service",
                "package sample.application; interface Bad {}"),
            breaks(
                "served",
                "a use case that an adapter implements",
                "package sample.application; public interface Bad {}",
                "package sample.main; class Other implements sample.application.Bad {}"),
            keeps(
                "served",
                "two that implement it",
                "package sample.application; class Counted implements Ask { public boolean mayChoose(String n) { return false; } }"),
            //
            breaks(
                "implements",
                "an adapter that implements nothing",
                "package sample.mail; public final class Mail {}"),
            breaks(
                "implements",
                "an adapter that implements an interface of its own",
                "package sample.mail; public final class Mail implements Own {}",
                "package sample.mail; interface Own {}"),
            keeps(
                "implements",
                "by a class above it",
                "package sample.mail; public final class Mail extends Above {}",
                "package sample.mail; class Above implements sample.domain.Post { public void send(sample.domain.Citizen c) {} }"),
            //
            breaks(
                "entry",
                "a door looks up",
                "package sample.web; class Bad { Object o(sample.domain.Lookup l) { return l.find(\"\"); } }"),
            breaks(
                "entry",
                "a door has a field of a port",
                "package sample.soap; class Bad { sample.domain.Post post; }"),
            keeps(
                "entry",
                "a door uses a value",
                "package sample.web; class Good { sample.domain.Citizen citizen; }"),
            //
            breaks(
                "names",
                "a service that serves no use case",
                "package sample.application; class BadService {}"),
            breaks("names", "a service in an adapter", "package sample.store; class BadService {}"),
            breaks(
                "names", "a door outside the doors", "package sample.store; class BadEndpoint {}"),
            breaks(
                "names",
                "a failure that does not say so",
                "package sample.domain; class Bad extends RuntimeException {}"),
            breaks(
                "names", "an exception that is none", "package sample.web; class BadException {}"),
            keeps(
                "names",
                "a failure that says so",
                "package sample.domain; class GoodException extends RuntimeException {}"),
            keeps("names", "a door among the doors", "package sample.web; class GoodResource {}"),
            //
            breaks(
                "values",
                "a field that changes",
                "package sample.domain; class Bad { int count; }"),
            breaks(
                "values",
                "a static field that changes",
                "package sample.domain; class Bad { static int count; }"),
            keeps(
                "values",
                "a final field",
                "package sample.domain; class Good { final int count = 1; }"),
            keeps(
                "values", "outside the domain", "package sample.store; class Good { int count; }"),
            //
            breaks(
                "injection",
                "into a field",
                "package sample.web; class Bad { @framework.Inject sample.application.Ask ask; }"),
            breaks(
                "injection",
                "into a field of bootstrap",
                "package sample.main; class Bad { @framework.Inject Object o; }"),
            keeps(
                "injection",
                "into the constructor",
                "package sample.web; class Good { @framework.Inject Good(sample.application.Ask ask) {} }"),
            //
            breaks(
                "personal",
                "what the compiler writes for a record",
                "package sample.domain; public record Citizen(String number) {}"),
            breaks(
                "personal",
                "a text with the value",
                "package sample.domain; public record Citizen(String number) { public String toString() { return number; } }"),
            breaks(
                "personal",
                "a text by the accessor",
                "package sample.domain; public record Citizen(String number) { public String toString() { return \"C\" + number(); } }"),
            keeps(
                "personal",
                "a constant",
                "package sample.domain; public record Citizen(String number) { static final String T = \"x\"; public String toString() { return T; } }"),
            //
            breaks(
                "printing",
                "to the console",
                "package sample.web; class Bad { void m() { System.out.println(1); } }"),
            breaks(
                "printing",
                "to the console of errors",
                "package sample.main; class Bad { void m() { System.err.println(1); } }"),
            breaks(
                "printing",
                "a stack trace",
                "package sample.store; class Bad { void m(Exception e) { e.printStackTrace(); } }"),
            keeps(
                "printing",
                "into a text",
                "package sample.store; class Good { void m(java.io.PrintStream to) { to.println(1); } }"),
            //
            breaks(
                "generated",
                "bootstrap uses it",
                "package sample.main; class Bad { sample.web.generated.Message message; }"),
            breaks(
                "generated",
                "another door uses it",
                "package sample.soap; class Bad { sample.web.generated.Message message; }"),
            keeps(
                "generated",
                "its own door uses it",
                "package sample.web.more; class Good { sample.web.generated.Message message; }"),
            //
            breaks(
                "failures",
                "every exception",
                "package sample.domain; class Bad { void m(Runnable r) { try { r.run(); } catch (Exception e) { } } }"),
            breaks(
                "failures",
                "everything",
                "package sample.application; class Bad { void m(Runnable r) { try { r.run(); } catch (Throwable t) { throw t; } } }"),
            keeps(
                "failures",
                "one that is known",
                "package sample.domain; class Good { void m(Runnable r) { try { r.run(); } catch (IllegalStateException e) { } } }"),
            keeps(
                "failures",
                "none, at last",
                "package sample.domain; class Good { void m(Runnable r) { try { r.run(); } finally { r.run(); } } }"))
        .toList();
  }

  private static Mutation breaks(String rule, String what, String... sources) {
    return new Mutation(rule, true, what, List.of(sources));
  }

  private static Mutation keeps(String rule, String what, String... sources) {
    return new Mutation(rule, false, what, List.of(sources));
  }
}
