package no.kontaktregister.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Changes to the sample: for each rule, some that break it and some that nearly do. */
final class Mutations {

  /**
   * A change.
   *
   * @param rule the rule that it tests
   * @param breaks whether it breaks the rule
   * @param what the change in a few words
   * @param sources the changed sources; the first one's type is to blame
   */
  record Mutation(String rule, boolean breaks, String what, List<String> sources) {

    /** Whether it replaces a class of the sample. */
    boolean replaces() {
      return sources.stream().anyMatch(it -> SAMPLE.contains(Sources.typeName(it)));
    }

    String name() {
      return rule + (breaks ? " broken: " : " kept: ") + what;
    }
  }

  private static final Set<String> SAMPLE =
      SampleArchitecture.SOURCES.stream().map(Sources::typeName).collect(Collectors.toSet());

  private static final List<Mutation> ALL = number(list());

  private Mutations() {}

  static List<Mutation> all() {
    return ALL;
  }

  /** Gives the added types unique names, so that all can be compiled together. */
  private static List<Mutation> number(List<Mutation> mutations) {
    List<Mutation> numbered = new ArrayList<>();
    for (Mutation mutation : mutations) {
      int number = numbered.size();
      List<String> sources = mutation.sources();
      for (String source : mutation.sources()) {
        String type = Sources.typeName(source);
        String name = type.substring(type.lastIndexOf('.') + 1);
        if (!SAMPLE.contains(type)) {
          String unique = name.replaceFirst("^(Bad|Good|.*?$)", "$1" + number);
          sources =
              sources.stream().map(it -> it.replaceAll("\\b" + name + "\\b", unique)).toList();
        }
      }
      numbered.add(new Mutation(mutation.rule(), mutation.breaks(), mutation.what(), sources));
    }
    return List.copyOf(numbered);
  }

  private static List<Mutation> list() {
    return Stream.of(
            structure(),
            language(),
            surroundings(),
            ports(),
            audit(),
            values(),
            injection(),
            failures(),
            sql(),
            exceptionTexts(),
            rest())
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<Mutation> structure() {
    return Stream.of(
        breaks(
            "supporting",
            "a tool uses the demo",
            "package sample.tool; class Bad { sample.demo.Demo demo; }"),
        breaks(
            "inwards",
            "a tool uses an adapter",
            "package sample.tool; class Bad { sample.store.Store store; }"),
        keeps(
            "supporting",
            "the demo uses a tool",
            "package sample.demo; class Good { sample.tool.Tool tool; }"),
        keeps(
            "supporting",
            "a tool uses a tool",
            "package sample.tool.more; class Good { sample.tool.Tool tool; }"),
        breaks(
            "placement", "a class in a package of no module", "package sample.util; class Text {}"),
        breaks("placement", "a class in the base package", "package sample; class Text {}"),
        breaks("placement", "a foreign package", "package other; class Text {}"),
        keeps("placement", "a package in a module", "package sample.domain.person; class Text {}"),
        keeps("placement", "a package below an adapter", "package sample.store.sql; class Text {}"),
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
            "the application refers to an adapter's constructor",
            "package sample.application; class Bad { Object o() { java.util.function.Supplier<Object> s = sample.store.Store::new; return s; } }"),
        breaks(
            "inwards",
            "the application takes a message of an endpoint",
            "package sample.application; class Bad { void m(sample.web.generated.Message it) {} }"),
        breaks(
            "inwards",
            "an adapter uses bootstrap",
            "package sample.web; class Bad { Object o() { return new sample.main.Wiring(null); } }"),
        breaks(
            "inwards",
            "an outbound adapter calls a use case",
            "package sample.store; class Bad { sample.application.Ask ask; }"),
        breaks(
            "inwards",
            "a type parameter only",
            "package sample.domain; class Bad { final java.util.Optional<sample.application.Ask> all = null; }"),
        breaks(
            "inwards",
            "an array of an adapter's type",
            "package sample.domain; interface Bad { sample.store.Store[] all(); }"),
        breaks(
            "inwards",
            "a class literal",
            "package sample.application; class Bad { Object o() { return sample.mail.Mail.class; } }"),
        breaks(
            "inwards",
            "a test of the type",
            "package sample.application; class Bad { boolean o(Object x) { return x instanceof sample.mail.Mail; } }"),
        keeps(
            "inwards",
            "bootstrap knows all",
            "package sample.main; class Good { sample.mail.Mail mail; sample.soap.Endpoint soap; }"),
        keeps(
            "inwards",
            "a name that only looks like a module",
            "package sample.domain.application; class Good {}"),
        keeps(
            "inwards",
            "the overlay knows bootstrap",
            "package sample.demo; class Good { sample.main.Wiring wiring; }"),
        //
        breaks(
            "adapters-apart",
            "an inbound adapter knows an outbound one",
            "package sample.web; class Bad { sample.store.Store store; }"),
        breaks(
            "adapters-apart",
            "an inbound adapter knows another",
            "package sample.soap; class Bad { sample.web.Resource resource; }"),
        breaks(
            "adapters-apart",
            "a store sends mail",
            "package sample.store; class Bad { void m() { new sample.mail.Mail(); } }"),
        breaks(
            "adapters-apart",
            "a method reference to another adapter",
            "package sample.store; class Bad { Object m() { java.util.function.Supplier<Object> s = sample.mail.Mail::new; return s; } }"),
        keeps(
            "adapters-apart",
            "packages of one adapter",
            "package sample.store.sql; class Good { sample.store.Store store; }"),
        //
        breaks(
            "supporting",
            "bootstrap uses a tool",
            "package sample.main; class Bad { sample.tool.Tool tool; }"),
        breaks(
            "supporting",
            "the domain uses a tool",
            "package sample.domain; class Bad { final sample.tool.Tool tool = null; }"),
        breaks(
            "supporting",
            "bootstrap uses the demo",
            "package sample.main; class Bad { Object o() { return new sample.demo.Demo(); } }"),
        breaks(
            "supporting",
            "an adapter uses the demo",
            "package sample.web; class Bad { sample.demo.Demo demo; }"),
        keeps(
            "supporting",
            "a tool uses the domain",
            "package sample.tool; class Good { sample.domain.Lookup lookup; }"),
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
            "generated",
            "bootstrap uses it",
            "package sample.main; class Bad { sample.web.generated.Message message; }"),
        breaks(
            "generated",
            "another adapter uses it",
            "package sample.soap; class Bad { sample.web.generated.Message message; }"),
        breaks(
            "generated",
            "an array of it",
            "package sample.demo; class Bad { sample.web.generated.Message[] messages; }"),
        keeps(
            "generated",
            "its own adapter uses it",
            "package sample.web.more; class Good { sample.web.generated.Message message; }"));
  }

  private static Stream<Mutation> language() {
    return Stream.of(
        technology(
            "a single class of a technology",
            "soap",
            "Object m() throws Exception { return new javax.naming.InitialContext(); }"),
        keeps(
            "technology",
            "another class of the same package",
            "package sample.soap; class Good { javax.naming.NamingException e; }"),
        keeps(
            "injection",
            "from JNDI, where the description puts it",
            "package sample.store; class Good { Object m() throws Exception { return new javax.naming.InitialContext().lookup(\"x\"); } }"),
        domainLanguage("SQL", "class Bad { final java.sql.Connection c = null; }"),
        domainLanguage(
            "input and output", "interface Bad { void m() throws java.io.IOException; }"),
        domainLanguage("the network", "class Bad { final java.net.URI uri = null; }"),
        domainLanguage("a framework's annotation", "@framework.Entity class Bad {}"),
        domainLanguage("XML", "interface Bad { javax.xml.namespace.QName m(); }"),
        domainLanguage("reflection", "interface Bad { java.lang.reflect.Method m(); }"),
        domainLanguage("logging", "class Bad { final java.util.logging.Logger l = null; }"),
        domainLanguage("an array of a forbidden type", "interface Bad { java.net.URI[] m(); }"),
        keeps(
            "domain-language",
            "collections, functions, streams, time and arrays",
            """
            package sample.domain;
            interface Good {
              java.util.Map<String, Integer> map();
              java.util.function.Function<java.time.Instant, byte[][]> f();
              java.util.stream.Stream<Citizen[]> s();
              int[][] numbers();
            }"""),
        keeps(
            "domain-language",
            "an annotation of its own",
            "package sample.domain; @interface Good {}"),
        //
        breaks(
            "application-language",
            "a framework's annotation",
            "package sample.application; class Bad { @framework.Inject Bad() {} }"),
        breaks(
            "application-language",
            "a file",
            "package sample.application; class Bad { final java.nio.file.Path p = null; }"),
        breaks(
            "application-language",
            "the framework's configuration",
            "package sample.application; class Bad { String m(framework.config.Config c) { return c.get(\"\"); } }"),
        keeps(
            "application-language",
            "the domain",
            "package sample.application; class Good { final sample.domain.Citizen c = null; }"),
        //
        technology("SQL in an inbound adapter", "web", "java.sql.Connection c;"),
        technology("a data source in bootstrap", "main", "javax.sql.DataSource c;"),
        technology("an exception of SQL", "soap", "void m() throws java.sql.SQLException {}"),
        technology(
            "JAX-RS in another adapter",
            "soap",
            "@jakarta.ws.rs.core.Context Object m() { return 1; }"),
        technology(
            "configuration in an adapter",
            "store",
            "String m(framework.config.Config c) { return c.get(\"\"); }"),
        technology("an array of a technology", "mail", "java.sql.Connection[] all;"),
        technology(
            "a method reference to a technology",
            "mail",
            "Object m() { java.util.function.Function<String, Object> f = java.sql.Date::valueOf; return f; }"),
        keeps(
            "technology",
            "below its module",
            "package sample.store.sql; class Good { java.sql.Connection c; }"),
        keeps(
            "technology",
            "a package with a similar name",
            "package sample.mail; class Good { sample.mail.sql.Row row; }",
            "package sample.mail.sql; public class Row {}"),
        keeps(
            "technology",
            "configuration where it stays",
            "package sample.main; class Good { framework.config.Config config; }"));
  }

  private static Mutation domainLanguage(String what, String type) {
    return breaks("domain-language", what, "package sample.domain; " + type);
  }

  private static Mutation technology(String what, String module, String member) {
    return breaks(
        "technology", what, "package sample." + module + "; class Bad { " + member + " }");
  }

  private static Stream<Mutation> surroundings() {
    return Stream.of(
        ambient(
            "an array sorted in parallel", "java.util.Arrays.parallelSort(new int[1]); return 1;"),
        ambient(
            "a date in the machine's style",
            "return java.time.format.DateTimeFormatter.ofLocalizedDate(java.time.format.FormatStyle.SHORT);"),
        ambient("the time", "return java.time.Instant.now();"),
        ambient(
            "the time by a method reference",
            "java.util.function.Supplier<?> s = java.time.Instant::now; return s;"),
        ambient("today", "return java.time.LocalDate.now();"),
        ambient(
            "now in a time zone", "return java.time.LocalDate.now(java.time.ZoneId.of(\"Z\"));"),
        ambient("this year", "return java.time.Year.now();"),
        ambient(
            "the calendar's today", "return java.time.chrono.IsoChronology.INSTANCE.dateNow();"),
        ambient("the system's clock", "return java.time.Clock.systemUTC();"),
        ambient(
            "the system's clock in seconds",
            "return java.time.Clock.tickSeconds(java.time.ZoneOffset.UTC);"),
        ambient(
            "the clock by a method reference",
            "java.util.function.Supplier<?> s = java.time.Clock::systemUTC; return s;"),
        ambient("the system's InstantSource", "return java.time.InstantSource.system();"),
        ambient("the time zone", "return java.time.ZoneId.systemDefault();"),
        ambient("the old time zone", "return java.util.TimeZone.getDefault();"),
        ambient("milliseconds", "return System.currentTimeMillis();"),
        ambient(
            "milliseconds by a method reference",
            "java.util.function.LongSupplier s = System::currentTimeMillis; return s;"),
        ambient("nanoseconds", "return System.nanoTime();"),
        ambient("an old date", "return new java.util.Date();"),
        ambient("the calendar", "return java.util.Calendar.getInstance();"),
        ambient("the locale", "return java.util.Locale.getDefault();"),
        ambient("upper case in the machine's language", "return \"i\".toUpperCase();"),
        ambient(
            "lower case by a method reference",
            "java.util.function.UnaryOperator<String> s = String::toLowerCase; return s;"),
        ambient("a number in the machine's language", "return String.format(\"%.2f\", 1.0);"),
        ambient("a text formatted in the machine's language", "return \"%.2f\".formatted(1.0);"),
        ambient("bytes in the machine's encoding", "return new String(new byte[0]);"),
        ambient(
            "a date in the machine's language",
            "return java.time.format.DateTimeFormatter.ofPattern(\"MMM\");"),
        ambient("a resource bundle", "return java.util.ResourceBundle.getBundle(\"x\");"),
        ambient("a system property", "return System.getProperty(\"x\");"),
        ambient("a system property as a number", "return Integer.getInteger(\"x\");"),
        ambient("a system property as a switch", "return Boolean.getBoolean(\"x\");"),
        ambient("the environment", "return System.getenv(\"X\");"),
        ambient("randomness", "return new java.util.Random();"),
        ambient("randomness from Math", "return Math.random();"),
        ambient(
            "randomness of a thread", "return java.util.concurrent.ThreadLocalRandom.current();"),
        ambient(
            "a shuffled list",
            "java.util.Collections.shuffle(new java.util.ArrayList<>()); return 1;"),
        ambient("a random UUID", "return java.util.UUID.randomUUID();"),
        ambient("a thread", "return new Thread();"),
        ambient("this thread", "return Thread.currentThread();"),
        ambient("a value of the thread", "return new ThreadLocal<String>();"),
        ambient("an executor", "return java.util.concurrent.Executors.newCachedThreadPool();"),
        ambient(
            "a task for later",
            "return java.util.concurrent.CompletableFuture.supplyAsync(() -> 1);"),
        ambient("a parallel stream", "return java.util.List.of(1).parallelStream().count();"),
        ambient(
            "a stream made parallel", "return java.util.stream.Stream.of(1).parallel().count();"),
        ambient("a timer", "return new java.util.Timer();"),
        ambient("a class loader", "return ClassLoader.getSystemClassLoader();"),
        ambient("the class's loader", "return Bad.class.getClassLoader();"),
        ambient("a resource of the class path", "return Bad.class.getResource(\"x\");"),
        ambient(
            "services of the class path", "return java.util.ServiceLoader.load(Runnable.class);"),
        ambient("processors", "return Runtime.getRuntime();"),
        breaks(
            "ambient",
            "a class by its name",
            "package sample.domain; class Bad { void o() throws ClassNotFoundException { Class.forName(\"X\"); } }"),
        keeps(
            "ambient",
            "a number that is malformed",
            "package sample.domain; class Good { static int m(String n) { try { return Integer.parseInt(n); } catch (NumberFormatException malformed) { return -1; } } }"),
        keeps(
            "ambient",
            "an amount in a currency",
            "package sample.domain; record Good(java.math.BigDecimal amount, java.util.Currency currency) {}"),
        breaks(
            "ambient",
            "the time in the application",
            "package sample.application; class Bad { Object o() { return java.time.Instant.now(); } }"),
        breaks(
            "ambient",
            "the time in a lambda",
            "package sample.application; class Bad { Object o() { java.util.function.Supplier<?> s = () -> java.time.Instant.now(); return s; } }"),
        notAmbient(
            "a clock that was given",
            "return java.time.LocalDate.now(java.time.Clock.fixed(java.time.Instant.EPOCH, java.time.ZoneOffset.UTC));"),
        notAmbient("a time zone by name", "return java.time.ZoneId.of(\"Europe/Oslo\");"),
        notAmbient(
            "upper case without a language", "return \"i\".toUpperCase(java.util.Locale.ROOT);"),
        notAmbient(
            "a text formatted without a language",
            "return String.format(java.util.Locale.ROOT, \"%.2f\", 1.0);"),
        notAmbient(
            "bytes in a named encoding",
            "return \"\".getBytes(java.nio.charset.StandardCharsets.UTF_8);"),
        notAmbient("a UUID that is parsed", "return java.util.UUID.fromString(\"x\");"),
        notAmbient("mathematics", "return Math.max(1, 2);"),
        notAmbient("a number that was read", "return Integer.parseInt(\"1\");"),
        notAmbient("the class's name", "return getClass().getSimpleName();"),
        notAmbient("a stream", "return java.util.List.of(1).stream().sorted().toList();"),
        notAmbient("a method called now", "return now();} Object now() { return 1;"),
        keeps(
            "ambient",
            "an adapter asks for the time",
            "package sample.store; class Good { Object o() { return java.time.Instant.now(); } }"),
        keeps(
            "ambient",
            "enum, record and switch",
            """
            package sample.domain;
            enum Good {
              A, B;
              int m() { return switch (this) { case A -> 1; case B -> 2; }; }
              record R(String s) {}
              static boolean n(Object o) { return o instanceof R r && r.s().isEmpty(); }
            }"""));
  }

  private static Mutation ambient(String what, String body) {
    return breaks(
        "ambient", what, "package sample.domain; class Bad { Object o() { " + body + " } }");
  }

  private static Mutation notAmbient(String what, String body) {
    return keeps(
        "ambient", what, "package sample.domain; class Good { Object o() { " + body + " } }");
  }

  private static Stream<Mutation> ports() {
    return Stream.of(
        breaks(
            "inbound-calls",
            "an inbound adapter makes the service",
            "package sample.web; class Bad { Object o() { return new sample.application.AskService(null, null); } }"),
        breaks(
            "inbound-calls",
            "a service that is a record",
            "package sample.web; class Bad { boolean o(Handler h) { return h.mayChoose(\"\"); } record Handler(sample.domain.Lookup lookup) implements sample.application.Ask { public boolean mayChoose(String n) { return lookup.find(n).isPresent(); } } }"),
        breaks(
            "inbound-calls",
            "an inbound adapter asks the service",
            "package sample.soap; class Bad { boolean o(sample.application.AskService s) { return s.mayChoose(\"\"); } }"),
        breaks(
            "inbound-calls",
            "a method reference to the service",
            "package sample.soap; class Bad { Object o() { java.util.function.BiFunction<?, ?, ?> f = sample.application.AskService::new; return f; } }"
                .replace("<?, ?, ?>", "<sample.domain.Lookup, sample.domain.Format, Object>")),
        breaks(
            "inbound-calls",
            "an inbound adapter calls a class behind the services",
            "package sample.web; class Bad { Object o() { return new sample.application.Sending(null); } }"),
        breaks(
            "inbound-calls",
            "an inbound adapter calls the audit's class",
            "package sample.web; class Bad { sample.application.Audited audited; }"),
        breaks(
            "inbound-calls",
            "an inbound adapter looks up",
            "package sample.web; class Bad { Object o(sample.domain.Lookup l) { return l.find(\"\"); } }"),
        breaks(
            "inbound-calls",
            "an inbound adapter has a field of a port",
            "package sample.soap; class Bad { sample.domain.Post post; }"),
        breaks(
            "inbound-calls",
            "a port that bootstrap implements",
            "package sample.web; class Bad { void m(sample.domain.Trail t) { t.keep(\"\"); } }"),
        breaks(
            "inbound-calls",
            "a port that a method reference implements",
            "package sample.web; class Bad { boolean m(sample.domain.Format f) { return f.isValid(\"\"); } }"),
        breaks(
            "inbound-calls",
            "a collaborating port from another adapter",
            "package sample.web; class Bad { sample.domain.Identify identify; }"),
        breaks(
            "inbound-calls",
            "a port behind a supplier",
            "package sample.web; class Bad { java.util.function.Supplier<sample.domain.Lookup> lookup; }"),
        keeps(
            "inbound-calls",
            "the collaborating port",
            "package sample.soap; class Good { sample.domain.Identify identify; }"),
        keeps(
            "inbound-calls",
            "an inbound adapter creates a request",
            "package sample.application; public class Question {}",
            "package sample.web; class Good { sample.application.Question question; }"),
        keeps(
            "inbound-calls",
            "an inbound adapter reads an answer of several kinds",
            "package sample.web; class Good { boolean m(sample.application.Answer a) { return a instanceof sample.application.Answer.Yes; } }"),
        keeps(
            "inbound-calls",
            "an inbound adapter uses a value",
            "package sample.web; class Good { sample.domain.Citizen citizen; }"),
        keeps(
            "inbound-calls",
            "an inbound adapter catches what a port throws",
            "package sample.web; class Good { void m(Runnable r) { try { r.run(); } catch (sample.domain.LookupFailedException e) { throw new IllegalStateException(e); } } }"),
        //
        breaks(
            "outbound-calls",
            "a store calls the port of the mail",
            "package sample.store; class Bad { void m(sample.domain.Post p) { p.send(null); } }"),
        breaks(
            "outbound-calls",
            "the mail looks up",
            "package sample.mail; class Bad { sample.domain.Lookup lookup; }"),
        breaks(
            "outbound-calls",
            "an adapter writes the trail",
            "package sample.mail; class Bad { sample.domain.Trail trail; }"),
        keeps(
            "outbound-calls",
            "a wrapper of the adapter's own port",
            "package sample.store; class Good { sample.domain.Lookup lookup; }"),
        keeps(
            "outbound-calls",
            "its second port",
            "package sample.store; class Good { sample.domain.Identify identify; }"),
        //
        breaks(
            "services-apart",
            "a service calls another use case",
            "package sample.application; class BadService implements Tell { final Ask ask = null; public boolean tell(String n) { return ask.mayChoose(n); } }"),
        breaks(
            "services-apart",
            "a service makes another service",
            "package sample.application; class BadService implements Tell { public boolean tell(String n) { return new AskService(null, null).mayChoose(n); } }"),
        breaks(
            "services-apart",
            "a shared class of services calls a service",
            "package sample.application; class Bad { Object m() { return new AskService(null, null); } }"),
        breaks(
            "services-apart",
            "a service refers to another by a method reference",
            "package sample.application; class BadService implements Tell { public boolean tell(String n) { java.util.function.Predicate<String> p = new AskService(null, null)::mayChoose; return p.test(n); } }"),
        keeps(
            "services-apart",
            "a service that another use case inherits",
            "package sample.application; final class GoodService implements Tell { final Sending s = null; public boolean tell(String n) { return s.send(n); } }"),
        keeps(
            "services-apart",
            "a class nested in a service",
            "package sample.application; public final class GoodService implements Tell { public boolean tell(String n) { return new Part().m(this); } static class Part { boolean m(GoodService s) { return s != null; } } }"),
        //
        breaks(
            "served",
            "a use case without a service",
            "package sample.application; interface Bad {}"),
        breaks(
            "served",
            "a use case that bootstrap implements",
            "package sample.application; public interface Bad {}",
            "package sample.main; class Other implements sample.application.Bad {}"),
        breaks(
            "served",
            "an outbound port that nobody implements",
            "package sample.domain; public interface Bad { void m(); }",
            "package sample.application; class Asks { final sample.domain.Bad bad = null; }"),
        breaks(
            "served",
            "an outbound port that a tool alone implements",
            "package sample.domain; public interface Bad { void m(); }",
            "package sample.application; class Asks { final sample.domain.Bad bad = null; }",
            "package sample.tool; class Fake implements sample.domain.Bad { public void m() {} }"),
        keeps(
            "served",
            "two implementations of a use case",
            "package sample.application; class Counted implements Ask { public boolean mayChoose(String n) { return false; } }"),
        keeps(
            "served",
            "an outbound port as a method reference",
            "package sample.domain; public interface Good { int m(); }",
            "package sample.application; class Asks { final sample.domain.Good good = null; }",
            "package sample.main; class Makes { sample.domain.Good good() { return \"\"::length; } }"),
        //
        breaks(
            "adapter-serves",
            "an adapter that implements nothing",
            "package sample.mail; public final class Mail {}"),
        breaks(
            "adapter-serves",
            "an adapter that implements an interface of its own",
            "package sample.mail; public final class Mail implements Own {}",
            "package sample.mail; interface Own {}"),
        keeps(
            "adapter-serves",
            "through its superclass",
            "package sample.mail; public final class Mail extends Above {}",
            "package sample.mail; class Above implements sample.domain.Post { public void send(sample.domain.Citizen c) {} }"));
  }

  private static Stream<Mutation> audit() {
    return Stream.of(
        keeps(
            "audited",
            "a use case that the description leaves unaudited",
            "package sample.main; class Good { sample.application.Who who() { return new sample.application.WhoService(); } }"),
        breaks(
            "audited",
            "a producer hands out the service",
            "package sample.main; class Bad { sample.application.Ask ask() { return new sample.application.AskService(null, null); } }"),
        breaks(
            "audited",
            "a producer hands out a method reference to the service",
            "package sample.main; class Bad { sample.application.Ask ask() { return new sample.application.AskService(null, null)::mayChoose; } }"),
        breaks(
            "audited",
            "a producer audits one of two",
            """
            package sample.main;
            class Bad {
              sample.application.Ask ask(boolean quick) {
                return quick
                    ? new sample.application.AskService(null, null)
                    : new sample.application.Audited(
                        new sample.application.AskService(null, null)::mayChoose, null)::answer;
              }
            }"""),
        breaks(
            "audited",
            "a producer makes the service in a lambda",
            "package sample.main; class Bad { java.util.function.Supplier<sample.application.Ask> ask() { return () -> new sample.application.AskService(null, null); } }"),
        breaks(
            "audited",
            "a producer refers to the service's constructor",
            "package sample.main; class Bad { Object ask() { java.util.function.BiFunction<sample.domain.Lookup, sample.domain.Format, Object> f = sample.application.AskService::new; return f; } }"),
        breaks(
            "audited",
            "bootstrap calls the service",
            "package sample.main; class Bad { boolean m(sample.application.AskService s) { return s.mayChoose(\"\"); } }"),
        breaks(
            "audited",
            "the overlay hands out the service",
            "package sample.demo; class Bad { sample.application.Ask ask() { return new sample.application.AskService(null, null); } }"),
        breaks(
            "audited",
            "a use case of bootstrap's own, without audit",
            "package sample.main; class Bad { sample.application.Ask ask() { return number -> true; } }"),
        keeps(
            "audited",
            "a producer by a method of its class",
            """
            package sample.main;
            class Good {
              private final sample.domain.Trail trail;
              Good(sample.domain.Trail trail) { this.trail = trail; }
              sample.application.Ask ask() {
                return audited(new sample.application.AskService(null, null)::mayChoose)::answer;
              }
              private sample.application.Audited audited(
                  java.util.function.Predicate<String> service) {
                return new sample.application.Audited(service, trail);
              }
            }"""),
        keeps(
            "audited",
            "a getter of a use case that was given",
            "package sample.main; class Good { private final sample.application.Ask ask; Good(sample.application.Ask ask) { this.ask = ask; } sample.application.Ask ask() { return ask; } }"),
        keeps(
            "audited",
            "a shared class of several services",
            "package sample.main; class Good { Object o() { return new sample.application.Sending(null); } }"),
        breaks(
            "audited",
            "an audit that is null",
            "package sample.main; class Bad { sample.application.Ask ask() { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, null)::answer; } }"),
        breaks(
            "audited",
            "an audit that is sometimes null",
            "package sample.main; class Bad { sample.application.Ask ask(boolean quiet, sample.domain.Trail trail) { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, quiet ? null : trail)::answer; } }"),
        breaks(
            "audited",
            "an audit that is null by a variable",
            "package sample.demo; class Bad { sample.application.Ask ask() { sample.domain.Trail trail = null; return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, trail)::answer; } }"),
        breaks(
            "audited",
            "a null given to the method that audits",
            "package sample.main; class Bad { sample.application.Ask ask() { return audited(new sample.application.AskService(null, null)::mayChoose, null)::answer; } private static sample.application.Audited audited(java.util.function.Predicate<String> service, sample.domain.Trail trail) { return new sample.application.Audited(service, trail); } }"),
        breaks(
            "audited",
            "an audit from a field that is always null",
            "package sample.main; class Bad { private final sample.domain.Trail trail = null; sample.application.Ask ask() { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, trail)::answer; } }"),
        breaks(
            "audited",
            "a producer of a null audit",
            "package sample.main; class Bad { sample.domain.Trail trail() { return null; } }"),
        keeps(
            "audited",
            "a null for another parameter than the audit",
            "package sample.main; class Good { Object o(sample.domain.Trail trail) { return new sample.application.Audited(null, trail); } }"),
        keeps(
            "audited",
            "an audit that is chosen",
            "package sample.main; class Good { sample.application.Ask ask(boolean quiet, sample.domain.Trail one, sample.domain.Trail other) { sample.domain.Trail trail = null; if (quiet) { trail = one; } else { trail = other; } return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, trail)::answer; } }"),
        keeps(
            "audited",
            "a null in the constructor for a container's proxy",
            "package sample.main; class Good { private final sample.domain.Trail trail; Good(sample.domain.Trail trail) { this.trail = trail; } Good() { this(null); } sample.application.Ask ask() { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, trail)::answer; } }"),
        keeps(
            "audited",
            "a field that such a constructor leaves null",
            "package sample.main; class Good { private final sample.domain.Trail trail; Good(sample.domain.Trail trail) { this.trail = trail; } Good() { this.trail = null; } sample.application.Ask ask() { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, trail)::answer; } }"),
        //
        breaks(
            "audited",
            "an audit by a lambda that does nothing",
            "package sample.main; class Bad { sample.domain.Trail trail() { return what -> {}; } }"),
        breaks(
            "audited",
            "such a lambda given to the audit of a use case",
            "package sample.main; class Bad { sample.application.Ask ask() { return new sample.application.Audited(new sample.application.AskService(null, null)::mayChoose, what -> {})::answer; } }"),
        breaks(
            "audited",
            "an audit by a reference to an empty method",
            "package sample.main; class Bad { sample.domain.Trail trail() { return Bad::ignore; } private static void ignore(String what) {} }"),
        breaks(
            "audited",
            "an audit by a reference to a method of the JDK that keeps nothing",
            "package sample.main; class Bad { sample.domain.Trail trail() { return java.util.Objects::requireNonNull; } }"),
        breaks(
            "audited",
            "an audit that only reads the record",
            "package sample.main; class Bad { sample.domain.Trail trail() { return what -> what.strip(); } }"),
        breaks(
            "audited",
            "an audit that writes something else",
            "package sample.main; class Bad { sample.domain.Trail trail(java.util.logging.Logger log, String name) { return what -> log.info(name); } }"),
        breaks(
            "audited",
            "an audit that calls a method that does nothing",
            "package sample.main; class Bad { sample.domain.Trail trail() { return what -> ignore(what); } private static void ignore(String what) {} }"),
        breaks(
            "audited",
            "an audit by a class with an empty method",
            "package sample.main; class Bad implements sample.domain.Trail { @Override public void keep(String what) {} }"),
        breaks(
            "audited",
            "an audit by an anonymous class",
            "package sample.demo; class Bad { sample.domain.Trail trail() { return new sample.domain.Trail() { @Override public void keep(String what) { what.length(); } }; } }"),
        keeps(
            "audited",
            "an audit by a lambda that passes the record on",
            "package sample.main; class Good { sample.domain.Trail trail(sample.domain.Trail first, java.util.List<String> all) { return what -> { first.keep(what); all.add(what); }; } }"),
        breaks(
            "audited",
            "a way past the audit",
            "package sample.main; class Bad { private final sample.domain.Trail trail; Bad(sample.domain.Trail trail) { this.trail = trail; } sample.application.Ask ask(boolean test) { sample.application.AskService service = new sample.application.AskService(null, null); if (test) { return service; } return new sample.application.Audited(service::mayChoose, trail)::answer; } }"),
        keeps(
            "audited",
            "an audit by a reference to a log",
            "package sample.main; class Good { sample.domain.Trail trail(java.util.logging.Logger log) { return log::info; } }"),
        keeps(
            "audited",
            "an audit that wraps another",
            "package sample.main; class Good implements sample.domain.Trail { private final sample.domain.Trail next; Good(sample.domain.Trail next) { this.next = next; } @Override public void keep(String what) { write(\"[\" + what + \"]\"); } private void write(String line) { next.keep(line); } }"),
        keeps(
            "audited",
            "a lambda that does nothing, for another port",
            "package sample.main; class Good { sample.domain.Post post() { return citizen -> {}; } }"),
        keeps(
            "audited",
            "a tool without an audit",
            "package sample.tool; class Good { sample.domain.Trail trail() { return what -> {}; } }"));
  }

  private static Stream<Mutation> values() {
    return Stream.of(
        value(
            "an array of mutable objects",
            "class Bad { private final StringBuilder[] all; Bad(StringBuilder[] all) { this.all = all.clone(); } }"),
        value(
            "an array of arrays",
            "class Bad { private final int[][] all; Bad(int[][] all) { this.all = all.clone(); } }"),
        noFault(
            "an array of values, copied",
            "class Good { private final String[] all; Good(String[] all) { this.all = all.clone(); } }"),
        value("a value that keeps an accumulator", "record Bad(Faults faults) {}"),
        noFault(
            "an accumulator inside a method",
            "class Good { int m() { Faults f = new Faults(); f.add(\"\"); return f.all().size(); } }"),
        breaks(
            "values",
            "a service that remembers",
            "package sample.application; class BadService implements Tell { private int count; public boolean tell(String n) { count++; return true; } }"),
        breaks(
            "values",
            "a service with a cache for all",
            "package sample.application; class BadService implements Tell { static final java.util.Map<String, String> CACHE = new java.util.HashMap<>(); public boolean tell(String n) { return CACHE.isEmpty(); } }"),
        value(
            "a view of a list",
            "record Bad(java.util.List<String> all) { Bad { all = java.util.Collections.unmodifiableList(all); } }"),
        value(
            "a list that is not copied unless it is null",
            "record Bad(java.util.List<String> all) { Bad { all = all == null ? java.util.List.of() : all; } }"),
        value(
            "a mutable copy",
            "record Bad(java.util.List<String> all) { Bad { all = new java.util.ArrayList<>(all); } }"),
        noFault(
            "a view of a copy",
            "record Good(java.util.SortedSet<String> all) { Good { all = java.util.Collections.unmodifiableSortedSet(new java.util.TreeSet<>(all)); } }"),
        noFault(
            "a list made of two values",
            "class Good { private final java.util.List<String> both; Good(String a, String b) { both = java.util.List.of(a, b); } }"),
        value(
            "a subclass of a list",
            "class Bad extends java.util.ArrayList<String> { private static final long serialVersionUID = 1; }"),
        value(
            "an array whose elements change",
            "class Bad { private final int[] all; Bad(int[] all) { this.all = all.clone(); } void put(int i, int n) { all[i] = n; } }"),
        value(
            "a static array that counts",
            "class Bad { private static final long[] LAST = {0}; long next() { return ++LAST[0]; } }"),
        value(
            "a set that is not copied beside a list that is",
            "class Bad { private final java.util.List<String> a; private final java.util.Set<String> b; Bad(java.util.stream.Stream<String> a, java.util.Set<String> b) { this.a = a.toList(); this.b = b; } }"),
        noFault(
            "an array that the constructor fills",
            "class Good { private final int[] all = new int[2]; Good(int a) { all[0] = a; } }"),
        value("a field that changes", "class Bad { int count; }"),
        value("a static field that changes", "class Bad { static int count; }"),
        value("a field of an enum that changes", "enum Bad { A; int count; }"),
        value("an array in a record", "record Bad(byte[] bytes) {}"),
        value("a public array", "class Bad { public static final int[] ALL = {1}; }"),
        value(
            "an array that is not copied",
            "class Bad { private final byte[] b; Bad(byte[] b) { this.b = b; } }"),
        value(
            "an array that is returned without a copy",
            "class Bad { private final byte[] b; Bad(byte[] b) { this.b = b.clone(); } byte[] b() { return b; } }"),
        value("a list that is not copied", "record Bad(java.util.List<String> all) {}"),
        value("a map that is not copied", "record Bad(java.util.Map<String, String> all) {}"),
        value(
            "a set that is not copied, in a class",
            "class Bad { private final java.util.Set<String> all; Bad(java.util.Set<String> all) { this.all = all; } }"),
        value(
            "one of two lists copied",
            "record Bad(java.util.List<String> a, java.util.List<String> b) { Bad { a = java.util.List.copyOf(a); } }"),
        value(
            "a static list that grows",
            "class Bad { static final java.util.List<String> ALL = new java.util.ArrayList<>(); }"),
        value(
            "a cache",
            "class Bad { private final java.util.Map<String, String> cache = new java.util.HashMap<>(); }"),
        value("a list declared by its class", "record Bad(java.util.ArrayList<String> all) {}"),
        value("an old date", "record Bad(java.util.Date date) {}"),
        value("a StringBuilder", "class Bad { final StringBuilder text = new StringBuilder(); }"),
        value(
            "a counter",
            "class Bad { static final java.util.concurrent.atomic.AtomicInteger C = new java.util.concurrent.atomic.AtomicInteger(); }"),
        value(
            "arrays in a list",
            "record Bad(java.util.List<byte[]> all) { Bad { all = java.util.List.copyOf(all); } }"),
        value("old dates in an optional", "record Bad(java.util.Optional<java.util.Date> date) {}"),
        value("any object", "record Bad(Object it) {}"),
        breaks(
            "values",
            "a request of the application with a list that is not copied",
            "package sample.application; record Bad(java.util.List<String> all) {}"),
        noFault("a final field", "class Good { final int count = 1; }"),
        noFault(
            "a list that was copied",
            "record Good(java.util.List<String> all) { Good { all = java.util.List.copyOf(all); } }"),
        noFault(
            "a list made by a stream",
            "record Good(java.util.List<String> all) { Good { all = all.stream().sorted().toList(); } }"),
        noFault(
            "a list copied by a method",
            "record Good(java.util.List<String> all) { Good { all = sorted(all); } private static java.util.List<String> sorted(java.util.List<String> l) { return l.stream().sorted().toList(); } }"),
        noFault(
            "two sets, both copied",
            "record Good(java.util.Set<String> a, java.util.Set<String> b) { Good { a = java.util.Set.copyOf(a); b = java.util.Set.copyOf(b); } }"),
        noFault(
            "a constant list",
            "class Good { static final java.util.List<String> ALL = java.util.List.of(); }"),
        noFault(
            "an array copied in and out",
            "class Good { private final byte[] b; Good(byte[] b) { this.b = b.clone(); } byte[] b() { return b.clone(); } }"),
        noFault(
            "a private table of numbers",
            "class Good { private static final int[] WEIGHTS = {1, 2}; int m() { return WEIGHTS[0]; } }"),
        noFault(
            "values of the JDK",
            "record Good(java.time.Instant i, java.util.Optional<String> s, java.util.UUID u, java.math.BigDecimal d) {}"),
        noFault("a generic value", "record Good<T>(T value, java.util.Optional<T> other) {}"),
        noFault(
            "a function",
            "record Good(java.util.function.Function<java.util.List<String>, String> f) {}"),
        noFault(
            "a list inside a method",
            "class Good { int m() { java.util.List<String> l = new java.util.ArrayList<>(); return l.size(); } }"),
        keeps("values", "outside the core", "package sample.store; class Good { int count; }"));
  }

  private static Mutation value(String what, String type) {
    return breaks("values", what, "package sample.domain; " + type);
  }

  private static Mutation noFault(String what, String type) {
    return keeps("values", what, "package sample.domain; " + type);
  }

  private static Stream<Mutation> injection() {
    return Stream.of(
        injected("into a field", "web", "@framework.Inject sample.application.Ask ask;"),
        injected("into a field of bootstrap", "main", "@framework.Inject Object o;"),
        injected(
            "by a setter", "web", "@framework.Autowired void set(sample.application.Ask a) {}"),
        injected("by a method of any name", "soap", "@framework.Inject void begin(Object o) {}"),
        injected("the context into a field", "web", "@jakarta.ws.rs.core.Context Object headers;"),
        injected("a resource into a field", "store", "@jakarta.annotation.Resource Object o;"),
        injected(
            "from the container",
            "main",
            "Object m() { return jakarta.enterprise.inject.spi.CDI.current(); }"),
        injected(
            "from the container by a method reference",
            "web",
            "Object m() { java.util.function.Supplier<?> s = jakarta.enterprise.inject.spi.CDI::current; return s; }"),
        injected(
            "from JNDI",
            "web",
            "Object m() throws Exception { return new javax.naming.InitialContext().lookup(\"x\"); }"),
        injected(
            "from JNDI by a static method",
            "soap",
            "Object m() throws Exception { return javax.naming.InitialContext.doLookup(\"x\"); }"),
        injected(
            "a port by the service loader",
            "web",
            "Object m() { return java.util.ServiceLoader.load(sample.domain.Lookup.class); }"),
        injected(
            "configuration from a static method",
            "main",
            "Object m() { return framework.config.ConfigProvider.getConfig(); }"),
        keeps(
            "injection",
            "into the constructor",
            "package sample.web; class Good { @framework.Inject Good(sample.application.Ask ask) {} }"),
        keeps(
            "injection",
            "the context as a parameter of a request",
            "package sample.web; class Good { Object get(@jakarta.ws.rs.core.Context Object headers) { return headers; } }"),
        keeps(
            "injection",
            "adapters by the service loader in bootstrap",
            "package sample.main; class Good { Object m() { return java.util.ServiceLoader.load(sample.domain.Lookup.class); } }"),
        keeps(
            "injection",
            "a third-party driver",
            "package sample.store; class Good { Object m() { return java.util.ServiceLoader.load(java.sql.Driver.class); } }"),
        injected(
            "an object by the name of its class",
            "web",
            "Object m() throws Exception { return Class.forName(\"X\").getDeclaredConstructor().newInstance(); }"),
        injected(
            "a class by its name in the application",
            "application",
            "Object m() throws Exception { return Class.forName(\"X\"); }"),
        injected(
            "a class by its name from a class loader",
            "store",
            "Object m() throws Exception { return Thread.currentThread().getContextClassLoader().loadClass(\"X\"); }"),
        injected(
            "a class by its name from a kind of class loader",
            "soap",
            "Object m(java.net.URLClassLoader l) throws Exception { return l.loadClass(\"X\"); }"),
        injected(
            "a class by its name from a lookup",
            "mail",
            "Object m() throws Exception { return java.lang.invoke.MethodHandles.lookup().findClass(\"X\"); }"),
        injected(
            "an object of a class that was given",
            "mail",
            "Object m(Class<?> c) throws Exception { return c.getDeclaredConstructor().newInstance(); }"),
        injected(
            "services of a type that was given",
            "store",
            "<T> Object m(Class<T> type) { return java.util.ServiceLoader.load(type); }"),
        injected(
            "a port by the service loader in the application",
            "application",
            "Object m() { return java.util.ServiceLoader.load(sample.domain.Lookup.class); }"),
        keeps(
            "injection",
            "a class by its name in bootstrap",
            "package sample.main; class Good { Object m() throws Exception { return Class.forName(\"X\").getDeclaredConstructor().newInstance(); } }"),
        keeps(
            "injection",
            "a class by its name in a tool",
            "package sample.tool; class Good { Object m(ClassLoader l) throws Exception { return l.loadClass(\"X\"); } }"),
        keeps(
            "injection",
            "an adapter that bootstrap finds by the service loader",
            "package sample.store; public class Good implements sample.domain.Lookup { public Good() {} @Override public java.util.Optional<sample.domain.Citizen> find(String number) { return java.util.Optional.empty(); } }",
            "package sample.main; class Finds { Object m() { return java.util.ServiceLoader.load(sample.domain.Lookup.class); } }"),
        keeps(
            "injection",
            "a file next to a class, and the name of a class",
            "package sample.store; class Good { Object m() { return Good.class.getResource(Good.class.getSimpleName()); } }"),
        keeps(
            "injection",
            "a plain setter",
            "package sample.store; class Good { int size; void setSize(int size) { this.size = size; } }"));
  }

  private static Mutation injected(String what, String module, String member) {
    return breaks("injection", what, "package sample." + module + "; class Bad { " + member + " }");
  }

  private static Stream<Mutation> failures() {
    return Stream.of(
        breaks(
            "failures",
            "a failure of the database made an answer",
            "package sample.store; class Bad { int m(java.sql.Connection c) { try { return c.getHoldability(); } catch (java.sql.SQLException e) { return 0; } } }"),
        breaks(
            "failures",
            "two kinds caught together, of which the second is broad",
            "package sample.store; class Bad { int m(java.io.InputStream in) { try { return in.read(); } catch (java.io.IOException | RuntimeException e) { return 0; } } }"),
        breaks(
            "failures",
            "an interrupt caught together with another",
            "package sample.main; class Bad { int m(java.util.concurrent.Future<Integer> f) { try { return f.get(); } catch (java.util.concurrent.ExecutionException | InterruptedException e) { return 0; } } }"),
        breaks(
            "failures",
            "an interrupt that is ignored",
            "package sample.main; class Bad { int m() { try { Thread.sleep(1); return 1; } catch (InterruptedException e) { return 0; } } }"),
        breaks(
            "failures",
            "a return in a finally block",
            "package sample.main; class Bad { @SuppressWarnings(\"finally\") int m(Runnable r) { try { r.run(); } finally { return 1; } } }"),
        keeps(
            "failures",
            "whether the database answers",
            "package sample.store; class Good { boolean m(java.sql.Connection c) { try { return c.isValid(1); } catch (java.sql.SQLException e) { return false; } } }"),
        keeps(
            "failures",
            "an interrupt that is restored",
            "package sample.main; class Good { int m() { try { Thread.sleep(1); return 1; } catch (InterruptedException e) { Thread.currentThread().interrupt(); return 0; } } }"),
        failure(
            "every exception in the core",
            "domain",
            "catch (Exception e) { throw new IllegalStateException(e); }"),
        failure(
            "every failure in the core", "application", "catch (RuntimeException e) { return 0; }"),
        failure("everything in the core", "application", "catch (Throwable t) { throw t; }"),
        failure(
            "everything in an adapter",
            "web",
            "catch (Throwable t) { throw new IllegalStateException(t); }"),
        failure("everything in bootstrap", "main", "catch (Throwable t) { return t.hashCode(); }"),
        failure("errors", "store", "catch (Error e) { throw e; }"),
        failure("an empty handler in an adapter", "mail", "catch (IllegalStateException e) { }"),
        failure("an empty handler in bootstrap", "main", "catch (IllegalStateException e) { }"),
        failure("an empty handler in a tool", "tool", "catch (IllegalStateException e) { }"),
        failure("an empty handler in the domain", "domain", "catch (IllegalStateException e) { }"),
        failure(
            "an empty handler, the second of two",
            "soap",
            "catch (IllegalStateException e) { throw e; } catch (IllegalArgumentException e) { }"),
        failure(
            "an empty handler in a loop",
            "store",
            "catch (IllegalStateException e) { }",
            "for (int i = 0; i < 9; i++) { ",
            " }"),
        failure(
            "every exception, unread, in an adapter", "soap", "catch (Exception e) { return 0; }"),
        failure(
            "a port's exception in a service",
            "application",
            "catch (sample.domain.LookupFailedException e) { return 0; }"),
        failure(
            "a port's exception in an inbound adapter",
            "web",
            "catch (sample.domain.LookupFailedException e) { return 0; }"),
        passes(
            "a specific exception in the core",
            "domain",
            "catch (IllegalStateException e) { return 0; }"),
        passes("a finally block without a return", "domain", "finally { r.run(); }"),
        passes(
            "an exception that is wrapped",
            "web",
            "catch (sample.domain.LookupFailedException e) { throw new IllegalStateException(e); }"),
        passes(
            "a port's exception made an answer",
            "web",
            "catch (sample.domain.LookupFailedException e) { return e.hashCode(); }"),
        passes(
            "every exception, read, in an adapter",
            "soap",
            "catch (Exception e) { throw new IllegalStateException(e); }"),
        keeps(
            "failures",
            "an exception that is reported below",
            "package sample.store; class Good { int m(String s) { try { int n = Integer.parseInt(s); if (n > 0) { return n; } } catch (NumberFormatException e) { } throw new IllegalArgumentException(\"no number\"); } }"),
        keeps(
            "failures",
            "a resource that is closed",
            "package sample.store; class Good { void m(AutoCloseable a) throws Exception { try (a) { a.hashCode(); } } }"),
        keeps(
            "failures",
            "two resources that are closed",
            "package sample.store; class Good { void m(java.sql.Connection a, java.sql.Statement b) throws java.sql.SQLException { try (a; b) { b.close(); } catch (java.sql.SQLException e) { throw new java.sql.SQLException(e); } } }"),
        keeps(
            "failures",
            "a lock",
            "package sample.store; class Good { synchronized int m() { synchronized (this) { return 1; } } }"),
        keeps(
            "failures",
            "a switch over an enum",
            "package sample.store; class Good { int m(java.util.concurrent.TimeUnit u) { switch (u) { case DAYS: return 1; default: return 2; } } }"));
  }

  private static Mutation failure(String what, String module, String handler) {
    return failure(what, module, handler, "", "");
  }

  private static Mutation failure(
      String what, String module, String handler, String before, String after) {
    return breaks("failures", what, handling("Bad", module, handler, before, after));
  }

  private static Mutation passes(String what, String module, String handler) {
    return keeps("failures", what, handling("Good", module, handler, "", ""));
  }

  private static String handling(
      String type, String module, String handler, String before, String after) {
    return "package sample."
        + module
        + "; class "
        + type
        + " { int m(Runnable r) { "
        + before
        + "try { r.run(); } "
        + handler
        + after
        + " return 1; } }";
  }

  private static Stream<Mutation> sql() {
    return Stream.of(
        breaks(
            "sql",
            "a query in an inbound adapter",
            "package sample.web; class Bad { static final String TEXT = \"select number from citizen where number = ?\"; }"),
        breaks(
            "sql",
            "a query in upper case",
            "package sample.soap; class Bad { static final String TEXT = \"SELECT * FROM citizen\"; }"),
        breaks(
            "sql",
            "a query in bootstrap that tests the connection",
            "package sample.main; class Bad { static final String TEXT = \"select 1\"; }"),
        breaks(
            "sql",
            "a capitalized query over two lines",
            "package sample.demo; class Bad { static final String TEXT = \"Select number, name\\n  from citizen where number = ?\"; }"),
        breaks(
            "sql",
            "an insertion in another outbound adapter",
            "package sample.mail; class Bad { static final String TEXT = \"\\n  insert into citizen (number)\\n  values (?)\"; }"),
        breaks(
            "sql",
            "a change by a format",
            "package sample.tool; class Bad { String m(String table) { return \"update %s set name = ?\".formatted(table); } }"),
        breaks(
            "sql",
            "a deletion by a concatenation",
            "package sample.web; class Bad { String m(String table) { return \"delete from \" + table + \" where number = ?\"; } }"),
        breaks(
            "sql",
            "the beginning of a query",
            "package sample.soap; class Bad { String m(String table) { return new StringBuilder(\"select number from \").append(table).toString(); } }"),
        breaks(
            "sql",
            "a query in an annotation",
            "package sample.web; @Query(\"select number from citizen\") class Bad {}",
            "package sample.web; @interface Query { String value(); }"),
        breaks(
            "sql",
            "a table in the application",
            "package sample.application; class Bad { static final String TEXT = \"create table citizen (number varchar(11))\"; }"),
        breaks(
            "sql",
            "a query in parts, in the domain",
            "package sample.domain; class Bad { static final String TEXT = \"with recent as (select number from citizen) select * from recent\"; }"),
        breaks(
            "sql",
            "a merge after a comment",
            "package sample.main; class Bad { static final String TEXT = \"/* new or old */ merge into citizen using other on citizen.number = other.number when matched then delete\"; }"),
        breaks(
            "sql",
            "a change of a table",
            "package sample.web; class Bad { static final String TEXT = \"alter table citizen add column name varchar(50)\"; }"),
        breaks(
            "sql",
            "a lock of a table",
            "package sample.web; class Bad { static final String TEXT = \"lock table citizen in exclusive mode\"; }"),
        breaks(
            "sql",
            "a lock of two tables, in upper case",
            "package sample.mail; class Bad { static final String TEXT = \"LOCK TABLES citizen WRITE, mailbox READ\"; }"),
        breaks(
            "sql",
            "a call of a procedure",
            "package sample.main; class Bad { static final String TEXT = \"call refresh_register()\"; }"),
        breaks(
            "sql",
            "a call with parameters",
            "package sample.soap; class Bad { static final String TEXT = \"call move(?, ?)\"; }"),
        breaks(
            "sql",
            "a call in braces",
            "package sample.demo; class Bad { static final String TEXT = \"{? = call next(?)}\"; }"),
        breaks(
            "sql",
            "a grant",
            "package sample.tool; class Bad { static final String TEXT = \"grant select, update on citizen to operator\"; }"),
        breaks(
            "sql",
            "a plan",
            "package sample.web; class Bad { static final String TEXT = \"explain analyze select number from citizen\"; }"),
        breaks(
            "sql",
            "a level of isolation",
            "package sample.application; class Bad { static final String TEXT = \"set transaction isolation level serializable\"; }"),
        keeps(
            "sql",
            "a table in a sentence",
            "package sample.web; class Good { static final String TEXT = \"lock the table when it is full\"; }"),
        keeps(
            "sql",
            "a table that is locked at some time",
            "package sample.web; class Good { static final String TEXT = \"lock table four before noon\"; }"),
        keeps(
            "sql",
            "a call of a method",
            "package sample.main; class Good { static final String TEXT = \"call open()\"; }"),
        keeps(
            "sql",
            "a call by telephone",
            "package sample.web; class Good { static final String TEXT = \"call the operator (24 hours)\"; }"),
        keeps(
            "sql",
            "a grant in a sentence",
            "package sample.soap; class Good { static final String TEXT = \"grant the caller access to the register\"; }"),
        keeps(
            "sql",
            "an explanation",
            "package sample.web; class Good { static final String TEXT = \"explain with an example\"; }"),
        keeps(
            "sql",
            "in the adapter that has the database",
            "package sample.store; class Good { static final String TEXT = \"select number from citizen where number = ?\"; }"),
        keeps(
            "sql",
            "a sentence that begins with Select",
            "package sample.web; class Good { static final String TEXT = \"Select a citizen from the list, then set a language.\"; }"),
        keeps(
            "sql",
            "a label that begins with Select",
            "package sample.web; class Good { static final String TEXT = \"Select language, country from menu\"; }"),
        keeps(
            "sql",
            "a sentence that begins with Update",
            "package sample.soap; class Good { static final String TEXT = \"Update the entry and set a language: the old one is no longer supported\"; }"),
        keeps(
            "sql",
            "a label in small letters",
            "package sample.web; class Good { static final String TEXT = \"update the register\"; }"),
        keeps(
            "sql",
            "a sentence that begins with Delete",
            "package sample.mail; class Good { static final String TEXT = \"Delete from the register whatever the citizen has withdrawn\"; }"),
        keeps(
            "sql",
            "a sentence that begins with Insert",
            "package sample.mail; class Good { static final String TEXT = \"insert into the form what the citizen wrote (values in kroner)\"; }"),
        keeps(
            "sql",
            "a sentence that begins with Create",
            "package sample.main; class Good { static final String TEXT = \"Create a table (or choose one) as you like\"; }"),
        keeps(
            "sql",
            "numbers to choose",
            "package sample.web; class Good { static final String TEXT = \"select numbers from 1 to 10\"; }"),
        keeps(
            "sql",
            "a question",
            "package sample.tool; class Good { static final String TEXT = \"select mailbox from register?\"; }"),
        keeps(
            "sql",
            "files to choose",
            "package sample.web; class Good { static final String TEXT = \"select the file(s) from disk\"; }"),
        keeps(
            "sql",
            "the methods of a protocol",
            "package sample.web; class Good { String[] m() { return new String[] {\"DELETE\", \"SELECT\", \"with\", \"UPDATE\", \"set\"}; } }"));
  }

  private static Stream<Mutation> exceptionTexts() {
    return Stream.of(
        breaks(
            "exception-texts",
            "in a concatenation",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(\"no entry for \" + c.number()); } }"),
        breaks(
            "exception-texts",
            "encoded for a URL",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(java.net.URLEncoder.encode(c.number(), java.nio.charset.StandardCharsets.UTF_8)); } }"),
        breaks(
            "exception-texts",
            "by a writer",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { java.io.StringWriter w = new java.io.StringWriter(); w.write(c.number()); throw new IllegalStateException(w.toString()); } }"),
        breaks(
            "exception-texts",
            "as a large number",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(\"no entry for \" + new java.math.BigInteger(c.number())); } }"),
        breaks(
            "exception-texts",
            "the text that a citizen was made of",
            "package sample.store; class Bad { sample.domain.Citizen m(String text) { sample.domain.Citizen made = new sample.domain.Citizen(text); if (made.number().isEmpty()) { throw new IllegalStateException(\"not a number: \" + text); } return made; } }"),
        breaks(
            "exception-texts",
            "as the whole text",
            "package sample.web; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(c.number()); } }"),
        breaks(
            "exception-texts",
            "by String.format",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(String.format(\"%s has no entry for %s\", 1, c.number())); } }"),
        breaks(
            "exception-texts",
            "by formatted",
            "package sample.soap; class Bad { void m(sample.domain.Citizen c) { String text = \"no entry for %s\".formatted(c.number()); throw new IllegalStateException(text); } }"),
        breaks(
            "exception-texts",
            "by a StringBuilder",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { StringBuilder text = new StringBuilder(\"no entry\"); if (c != null) { text.append(\" for \"); text.append(c.number()); } throw new IllegalStateException(text.toString()); } }"),
        breaks(
            "exception-texts",
            "a part of it",
            "package sample.store; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(\"born \" + c.number().substring(0, 6)); } }"),
        breaks(
            "exception-texts",
            "in a lambda",
            "package sample.store; class Bad { int m(java.util.Optional<Integer> o, sample.domain.Citizen c) { return o.orElseThrow(() -> new IllegalStateException(\"no entry for \" + c.number())); } }"),
        breaks(
            "exception-texts",
            "captured by a lambda",
            "package sample.store; class Bad { int m(java.util.Optional<Integer> o, sample.domain.Citizen c) { String number = c.number(); return o.orElseThrow(() -> new IllegalStateException(number)); } }"),
        breaks(
            "exception-texts",
            "by method references",
            "package sample.store; class Bad { void m(java.util.Optional<sample.domain.Citizen> c) { throw c.map(sample.domain.Citizen::number).map(IllegalStateException::new).get(); } }"),
        breaks(
            "exception-texts",
            "of several",
            "package sample.store; class Bad { void m(java.util.List<sample.domain.Citizen> all) { throw new IllegalStateException(\"no entries for \" + all.stream().map(sample.domain.Citizen::number).sorted().toList()); } }"),
        breaks(
            "exception-texts",
            "through a method that makes the text",
            "package sample.main; class Bad { void m(sample.domain.Citizen c) { throw new IllegalStateException(text(c.number())); } private static String text(String about) { return \"no entry for \" + about; } }"),
        breaks(
            "exception-texts",
            "through a method that makes the exception",
            "package sample.application; class Bad { void m(sample.domain.Citizen c) { throw failure(c.number()); } private static RuntimeException failure(String about) { return new IllegalStateException(\"no entry for \" + about); } }"),
        breaks(
            "exception-texts",
            "through a type that holds one",
            "package sample.web; class Bad { void m(Entry e) { throw new IllegalStateException(e.label()); } }",
            "package sample.web; record Entry(sample.domain.Citizen c) { String label() { return \"for \" + c.number(); } }"),
        breaks(
            "exception-texts",
            "the same as a text",
            "package sample.web; class Bad { void m(Entry e) { throw new IllegalStateException(\"no entry for \" + e.citizen()); } }",
            "package sample.web; record Entry(String citizen) { @Override public String toString() { return \"Entry[masked]\"; } }"),
        breaks(
            "exception-texts",
            "in the constructor of an exception",
            "package sample.domain; class BadException extends RuntimeException { BadException(Citizen c) { super(\"no entry for \" + c.number()); } }"),
        breaks(
            "exception-texts",
            "in the method that gives the text",
            "package sample.domain; class BadException extends RuntimeException { private final Citizen c; BadException(Citizen c) { this.c = c; } @Override public String getMessage() { return \"no entry for \" + c.number(); } }"),
        breaks(
            "exception-texts",
            "what the personal type is made of",
            "package sample.domain; public record Citizen(String number) { public Citizen { if (number.isBlank()) { throw new IllegalArgumentException(\"not a number: \" + number); } } @Override public String toString() { return \"Citizen[masked]\"; } }"),
        breaks(
            "exception-texts",
            "what the personal type reads",
            "package sample.domain; public record Citizen(String number) { static Citizen parse(String text) { if (text.isBlank()) { throw new IllegalArgumentException(\"not a number: \" + text); } return new Citizen(text); } @Override public String toString() { return \"Citizen[masked]\"; } }"),
        breaks(
            "exception-texts",
            "a text with the name of a personal type",
            "package sample.web; class Bad { void m(String citizen) { throw new IllegalStateException(\"no entry for \" + citizen); } }"),
        breaks(
            "exception-texts",
            "a text that was stored in a field",
            "package sample.store; class Bad { private String last; void m(sample.domain.Citizen c) { last = c.number(); } void fail() { throw new IllegalStateException(\"no entry for \" + last); } }"),
        breaks(
            "exception-texts",
            "a text that a constructor stored",
            "package sample.store; class Bad { private final String text; Bad(String text) { this.text = text; } static Bad of(sample.domain.Citizen c) { return new Bad(c.number()); } void fail() { throw new IllegalStateException(text); } }"),
        breaks(
            "exception-texts",
            "a text that another class has stored",
            "package sample.web; class Bad { void m(Note note) { throw new IllegalStateException(note.about()); } }",
            "package sample.web; record Note(String about) { static Note of(sample.domain.Citizen c) { return new Note(\"for \" + c.number()); } }"),
        breaks(
            "exception-texts",
            "a list in a field",
            "package sample.mail; class Bad { private java.util.List<String> all; void m(java.util.List<sample.domain.Citizen> c) { all = c.stream().map(sample.domain.Citizen::number).toList(); } void fail() { throw new IllegalStateException(\"left: \" + all); } }"),
        keeps(
            "exception-texts",
            "another field of the same class",
            "package sample.store; class Good { private String last; private String step; void m(sample.domain.Citizen c) { last = c.number(); step = \"reading\"; } String last() { return last; } void fail() { throw new IllegalStateException(\"failed when \" + step); } }"),
        keeps(
            "exception-texts",
            "a field of a personal type",
            "package sample.store; class Good { private sample.domain.Citizen last; void m(sample.domain.Citizen c) { last = c; } void fail() { throw new IllegalStateException(\"no entry for \" + last); } }"),
        keeps(
            "exception-texts",
            "how long a stored text is",
            "package sample.store; class Good { private boolean isBlank; void m(sample.domain.Citizen c) { isBlank = c.number().isBlank(); } void fail() { throw new IllegalStateException(\"blank: \" + isBlank); } }"),
        keeps(
            "exception-texts",
            "a text with another name",
            "package sample.web; class Good { void m(String country, String citizen) { throw new IllegalStateException(\"no entries in \" + country + \", blank: \" + citizen.isBlank()); } }"),
        keeps(
            "exception-texts",
            "a default from the JDK",
            "package sample.store; class Good { String m(String name, sample.domain.Citizen c) { return java.util.Objects.requireNonNullElse(name, c.number()); } }"),
        breaks(
            "exception-texts",
            "by a check of the JDK",
            "package sample.store; class Bad { void m(Object o, sample.domain.Citizen c) { java.util.Objects.requireNonNull(o, \"no entry for \" + c.number()); } }"),
        keeps(
            "exception-texts",
            "a value that masks itself",
            "package sample.store; class Good { void m(sample.domain.Citizen c) { throw new IllegalStateException(\"no entry for \" + c); } }"),
        keeps(
            "exception-texts",
            "a value that masks itself, by a format",
            "package sample.store; class Good { void m(java.util.Optional<sample.domain.Citizen> c) { throw new IllegalStateException(String.format(\"no entry for %s\", c.orElseThrow())); } }"),
        keeps(
            "exception-texts",
            "a text without it",
            "package sample.web; class Good { void m(sample.domain.Citizen c) { if (c.number().isBlank()) { throw new IllegalStateException(\"no entry\"); } } }"),
        keeps(
            "exception-texts",
            "how long it is",
            "package sample.soap; class Good { void m(sample.domain.Citizen c) { throw new IllegalStateException(c.number().length() + \" digits, blank: \" + c.number().isBlank()); } }"),
        keeps(
            "exception-texts",
            "masked by a method",
            "package sample.main; class Good { void m(sample.domain.Citizen c) { throw new IllegalStateException(masked(c.number())); } private static String masked(String text) { return \"*\".repeat(text.length()); } }"),
        keeps(
            "exception-texts",
            "a method that makes texts of other things too",
            "package sample.store; class Good { String m(sample.domain.Citizen c, String key) { if (key.isBlank()) { throw new IllegalStateException(quoted(key)); } return quoted(c.number()); } private static String quoted(String text) { return \"<\" + text + \">\"; } }"),
        keeps(
            "exception-texts",
            "what is found by it",
            "package sample.store; class Good { void m(sample.domain.Citizen c, java.util.Map<String, String> names) { throw new IllegalStateException(\"no entry in \" + names.get(c.number())); } }"),
        keeps(
            "exception-texts",
            "a citizen made of a text, found among others",
            "package sample.store; class Good { void m(java.util.List<sample.domain.Citizen> all, String text) { throw new IllegalStateException(\"no entry for \" + java.util.Optional.of(new sample.domain.Citizen(text)).map(sample.domain.Citizen::number).map(sample.domain.Citizen::new).filter(all::contains).orElse(null)); } }"),
        keeps(
            "exception-texts",
            "a personal type that refuses a text",
            "package sample.domain; public record Citizen(String number) { public Citizen { if (number.isBlank()) { throw new IllegalArgumentException(\"not a number\"); } } static Citizen parse(String text, String field) { if (text.isBlank()) { throw new IllegalArgumentException(field + \" is blank\"); } return new Citizen(text); } @Override public String toString() { return \"Citizen[masked]\"; } }"));
  }

  private static Stream<Mutation> rest() {
    return Stream.of(
        breaks(
            "personal",
            "a record with several, in the plural",
            "package sample.web; record Bad(java.util.List<String> citizens) {}"),
        breaks(
            "names",
            "a service that serves no use case",
            "package sample.application; class BadService {}"),
        breaks("names", "a service in an adapter", "package sample.store; class BadService {}"),
        breaks(
            "names",
            "an endpoint outside the inbound adapters",
            "package sample.store; class BadEndpoint {}"),
        breaks(
            "names",
            "a controller in the application",
            "package sample.application; class BadController {}"),
        breaks(
            "names",
            "an exception that does not say so",
            "package sample.domain; class Bad extends RuntimeException {}"),
        breaks("names", "an exception that is none", "package sample.web; class BadException {}"),
        keeps(
            "names",
            "an exception that says so",
            "package sample.domain; class GoodException extends RuntimeException {}"),
        keeps("names", "an endpoint in its place", "package sample.web; class GoodResource {}"),
        keeps(
            "names",
            "a service that serves a port",
            "package sample.mail; class GoodService implements sample.domain.Post { public void send(sample.domain.Citizen c) {} }"),
        keeps(
            "names",
            "an outbound port called service",
            "package sample.domain; interface GoodService {}"),
        //
        breaks(
            "personal",
            "what the compiler writes for a record",
            "package sample.domain; public record Citizen(String number) {}"),
        breaks(
            "personal",
            "a text with the value, by a method reference",
            "package sample.domain; public record Citizen(String number) { public String toString() { return java.util.Optional.of(this).map(Citizen::number).orElse(\"\"); } }"),
        breaks(
            "personal",
            "a text with the value",
            "package sample.domain; public record Citizen(String number) { public String toString() { return number; } }"),
        breaks(
            "personal",
            "a text by the accessor",
            "package sample.domain; public record Citizen(String number) { public String toString() { return \"C\" + number(); } }"),
        breaks(
            "personal",
            "a text by a private method",
            "package sample.domain; public record Citizen(String number) { public String toString() { return text(); } private String text() { return number; } }"),
        breaks(
            "personal",
            "a record that tells the value of what it holds",
            "package sample.application; record Bad(sample.domain.Citizen c) { public String toString() { return c.number(); } }"),
        breaks(
            "personal",
            "a class that tells the value of what it holds",
            "package sample.web; class Bad { sample.domain.Citizen c; @Override public String toString() { return \"for \" + c.number(); } }"),
        breaks(
            "personal",
            "a record with the same as a text",
            "package sample.web; record Bad(String citizen) {}"),
        breaks(
            "personal",
            "a record with several as texts",
            "package sample.application; record Bad(java.util.List<String> citizen) { Bad { citizen = java.util.List.copyOf(citizen); } }"),
        breaks(
            "personal",
            "a class that tells the same as a text",
            "package sample.store; class Bad { String citizen; @Override public String toString() { return citizen; } }"),
        keeps(
            "personal",
            "a constant",
            "package sample.domain; public record Citizen(String number) { static final String T = \"x\"; public String toString() { return T; } }"),
        keeps(
            "personal",
            "a record that holds one that masks itself",
            "package sample.application; record Good(sample.domain.Citizen c, int size) {}"),
        keeps(
            "personal",
            "a text that masks",
            "package sample.web; record Good(String citizen, int size) { @Override public String toString() { return \"Good[masked], \" + size; } }"),
        keeps("personal", "another text", "package sample.web; record Good(String street) {}"),
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
            "by a method reference",
            "package sample.main; class Bad { void m(java.util.List<String> l) { l.forEach(System.out::println); } }"),
        breaks(
            "printing",
            "a stack trace",
            "package sample.store; class Bad { void m(Exception e) { e.printStackTrace(); } }"),
        breaks(
            "printing",
            "in a tool that is no command",
            "package sample.tool; class Bad { void m() { System.out.println(1); } }"),
        keeps(
            "printing",
            "in a command",
            "package sample.tool; public class Fill { public static void main(String[] a) { System.err.println(1); } }"),
        keeps(
            "printing",
            "into a text",
            "package sample.store; class Good { void m(java.io.PrintStream to) { to.println(1); } }"),
        //
        breaks(
            "description",
            "a command without a main method",
            "package sample.tool; public class Fill {}"),
        breaks(
            "description",
            "a collaborating port that nobody calls",
            "package sample.soap; public final class Endpoint { public Endpoint(sample.application.Tell t, Object o) {} }"),
        keeps(
            "description",
            "a collaborating port called elsewhere in the adapter",
            "package sample.soap; public final class Endpoint { Good good; public Endpoint(sample.application.Tell t, sample.domain.Identify i) {} }",
            "package sample.soap; class Good { sample.domain.Identify i; }"));
  }

  private static Mutation breaks(String rule, String what, String... sources) {
    return new Mutation(rule, true, what, List.of(sources));
  }

  private static Mutation keeps(String rule, String what, String... sources) {
    return new Mutation(rule, false, what, List.of(sources));
  }
}
