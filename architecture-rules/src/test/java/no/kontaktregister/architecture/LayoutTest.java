package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The presets find the leaks in widely copied layouts, and report nothing else. */
class LayoutTest {

  private static final Pattern CLASS = Pattern.compile("<(?:[a-z]+\\.)+([A-Z]\\w*)");

  @TempDir private Path folder;

  @Test
  void inALayoutByPackageTheFrameworkAndTheClockInTheCoreAreFound() throws Exception {
    HexagonalArchitecture bank =
        HexagonalArchitecture.hexagonalByPackage("org.bank").commands("BankApplication");

    assertThat(faults(bank, "by-package"))
        .containsExactly(
            "ambient: Account",
            "application-language: SendMoneyService",
            "domain-language: Account",
            "domain-language: UseCase",
            "values: Entries");
  }

  @Test
  void inALayoutByPackageEachAdapterIsAModuleOfItsOwn() throws Exception {
    HexagonalArchitecture bank = HexagonalArchitecture.hexagonalByPackage("org.bank");

    assertThat(bank.description().modulesIn(HexagonalArchitecture.read(compile("by-package"))))
        .extracting(Module::name)
        .containsExactlyInAnyOrder(
            "",
            "common",
            "application.domain.model",
            "application.domain.service",
            "application.port",
            "adapter.in.web",
            "adapter.out.lock",
            "adapter.out.persistence");
  }

  @Test
  void inALayoutByPackageOneAdapterMustNotUseAnother() throws Exception {
    Path classes = compile("by-package");
    Sources.compile(
        List.of(
            "package org.bank.adapter.in.cli; class Shell { org.bank.adapter.in.web"
                + ".SendMoneyController web; }"),
        classes,
        classes);

    assertThat(faults(HexagonalArchitecture.hexagonalByPackage("org.bank"), classes))
        .contains("adapters-apart: Shell");
  }

  @Test
  void inALayoutByModuleRandomnessInTheModelIsFound() throws Exception {
    HexagonalArchitecture store =
        HexagonalArchitecture.hexagonalByModule("org.store")
            .commands("bootstrap.Launcher")
            .technology("jakarta.persistence..")
            .staysIn("adapter.out.persistence");

    assertThat(faults(store, "by-module")).containsExactly("ambient: ProductId", "values: Product");
  }

  /** Lombok's annotations leave no trace in a class, but the build file names the library. */
  @Test
  void inALayoutByModuleALibraryOfTheModelIsFoundInItsPom() throws Exception {
    Path classes = compile("by-module");
    Path root = Files.createDirectories(folder.resolve("build"));
    Files.writeString(
        root.resolve("pom.xml"),
        "<project><artifactId>store</artifactId><modules><module>model</module></modules></project>");
    Files.createDirectories(root.resolve("model"));
    Files.writeString(
        root.resolve("model/pom.xml"),
        """
        <project><artifactId>model</artifactId><dependencies><dependency>
          <artifactId>lombok</artifactId><scope>provided</scope>
        </dependency></dependencies></project>
        """);
    SampleArchitecture.copy(
        classes.resolve("org/store/model"),
        Files.createDirectories(root.resolve("model/target/classes/org/store")).resolve("model"));

    assertThat(
            MavenReactor.at(root)
                .check(
                    HexagonalArchitecture.hexagonalByModule("org.store"),
                    HexagonalArchitecture.read(classes))
                .verdicts()
                .get(0)
                .violations())
        .containsExactly("The module model depends on lombok, scope provided");
  }

  @Test
  void inALayoutByConceptPersistenceAndInjectionInTheCoreAreFound() throws Exception {
    HexagonalArchitecture freight = HexagonalArchitecture.jakartaEeByConcept("org.freight");

    assertThat(faults(freight, "by-concept"))
        .containsExactly(
            "application-language: DefaultBookingService",
            "domain-language: Cargo",
            "inbound-calls: DefaultBookingServiceFacade",
            "injection: DefaultBookingService",
            "injection: DefaultBookingServiceFacade",
            "values: Cargo",
            "values: DefaultBookingService");
  }

  /** Without interfaces, the description names the packages of the use cases. */
  @Test
  void aUseCaseCanBeAClass() throws Exception {
    Path classes = folder.resolve("classes");
    Sources.compile(
        List.of(
            "package org.plain.domain; public interface Stock { int count(); }",
            "package org.plain.usecases; public final class Order { private final"
                + " org.plain.domain.Stock stock; public Order(org.plain.domain.Stock stock) {"
                + " this.stock = stock; } public int place() { return stock.count(); } }",
            "package org.plain.web; class Page { org.plain.usecases.Order order; }",
            "package org.plain.files; class Shelf implements org.plain.domain.Stock { public int"
                + " count() { return 1; } }"),
        classes);
    HexagonalArchitecture plain =
        HexagonalArchitecture.of("org.plain")
            .domain("domain")
            .application("usecases")
            .inboundAdapters("web")
            .outboundAdapters("files");

    assertThat(faults(plain, classes)).containsExactly("inbound-calls: Page");
    assertThat(faults(plain.inboundPorts("usecases"), classes)).isEmpty();
    assertThat(faults(plain.inboundPorts("usecases.Order"), classes)).isEmpty();
  }

  /** Each broken rule, and the class that breaks it. */
  private Set<String> faults(HexagonalArchitecture architecture, String layout) throws IOException {
    return faults(architecture, compile(layout));
  }

  private static Set<String> faults(HexagonalArchitecture architecture, Path classes) {
    Set<String> faults = new TreeSet<>();
    for (Verdict verdict : architecture.check(classes).verdicts()) {
      for (String violation : verdict.violations()) {
        Matcher blamed = CLASS.matcher(violation);
        faults.add(verdict.rule().name() + ": " + (blamed.find() ? blamed.group(1) : violation));
      }
    }
    return faults;
  }

  private Path compile(String layout) throws IOException {
    Path sources = Path.of("src", "test", "resources", "layouts");
    Path frameworks = folder.resolve("frameworks");
    Path classes = folder.resolve(layout);
    Sources.compileFolder(sources.resolve("frameworks"), frameworks);
    Sources.compileFolder(sources.resolve(layout), classes, frameworks);
    return classes;
  }
}
