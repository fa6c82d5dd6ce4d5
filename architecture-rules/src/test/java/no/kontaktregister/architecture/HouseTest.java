package no.kontaktregister.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Houses of others, and descriptions that cannot be right. */
class HouseTest {

  /** Somebody else's, with names of its own. */
  private static final House SHOP =
      House.of("org.shop")
          .domain("model")
          .application("usecases")
          .inbound("web")
          .outbound("database")
          .bootstrap("start");

  private static final List<String> MODULES =
      List.of("model", "usecases", "database", "web", "start");

  @TempDir private Path folder;

  @Test
  void aForeignHouseThatIsInOrderPasses() throws Exception {
    Compliance compliance = SHOP.check(compile("clean"));

    assertThat(compliance.isComplete()).as(compliance.toString()).isTrue();
    assertThat(compliance).asString().endsWith("rules kept").doesNotContain("BROKEN");
  }

  @Test
  void theFaultsOfAForeignHouseAreFoundAll() throws Exception {
    Compliance compliance = SHOP.check(compile("faulty"));

    assertThat(
            compliance.verdicts().stream()
                .filter(verdict -> !verdict.isKept())
                .map(verdict -> verdict.rule().name()))
        .containsExactlyInAnyOrder(
            "rooms",
            "inwards",
            "apart",
            "application-language",
            "ambient",
            "services",
            "values",
            "printing",
            "failures");
    assertThat(compliance)
        .asString()
        .contains(
            "BROKEN  Adapters do not know each other, because an adapter can then be replaced")
        .contains("<org.shop.web.DiscountPage");
    assertThatThrownBy(() -> compliance.verdicts().forEach(Verdict::requireKept))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aPictureShowsTheRoomsAndInRedWhatIsForbidden() throws Exception {
    String clean = Picture.of(SHOP, House.read(compile("clean")));
    String faulty = Picture.of(SHOP, House.read(compile("faulty")));
    Files.writeString(Path.of("target", "faulty.svg"), faulty);

    assertThat(clean)
        .contains(">usecases<", "AskForDiscount  ←  DiscountPage", "Orders  ←  OrderTable")
        .doesNotContain("class=\"wrong\"");
    assertThat(clean).isEqualTo(Picture.of(SHOP, House.read(compile("clean"))));
    assertThat(faulty).contains("class=\"wrong\"", ">web → database: 1<");
  }

  @Test
  void anAllowanceIsForOneRuleAndOneClass() throws Exception {
    Path[] modules = compile("faulty");

    assertThat(violations(SHOP.allowing("printing", "web.DiscountPage", "a test"), modules))
        .doesNotContain("printing")
        .contains("apart");
    assertThat(violations(SHOP.allowing("printing", "web.Discount", "a test"), modules))
        .contains("printing");
  }

  @Test
  void whatIsAllowedIsNotRedInThePicture() throws Exception {
    JavaClasses classes = House.read(compile("faulty"));

    assertThat(Picture.of(SHOP.allowing("apart", "web.DiscountPage", "a test"), classes))
        .doesNotContain("web → database");
    assertThat(Picture.of(SHOP.allowing("beside", "web.DiscountPage", "a test"), classes))
        .contains(">web → database: 1<");
  }

  @Test
  void violationsOfOldCanBeFrozenAndNewOnesStillCount() throws Exception {
    Path known = folder.resolve("known.txt");
    Path[] modules = compile("faulty");

    assertThat(SHOP.check(modules).isComplete()).isFalse();
    assertThat(SHOP.check(modules).frozen(known).isComplete()).isTrue();
    assertThat(known).content().contains("(DiscountPage.java)").doesNotContain(".java:");

    Files.write(
        known, Files.readAllLines(known).stream().filter(line -> !line.contains("Texts")).toList());
    Compliance later = SHOP.check(modules).frozen(known);
    assertThat(later.verdicts().stream().filter(verdict -> !verdict.isKept()))
        .extracting(verdict -> verdict.rule().name())
        .containsExactly("rooms");
  }

  @Test
  void aRoomWithoutClassesIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");

    assertThat(violations(SHOP.outbound("mail"), modules)).contains("inhabited");
    assertThat(violations(House.of("org.shoe").domain("model"), modules))
        .contains("inhabited", "rooms");
  }

  @Test
  void roomsDoNotOverlap() {
    assertThatThrownBy(() -> SHOP.outbound("model"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The rooms model and model overlap: give each a package of its own.");
    assertThatThrownBy(() -> SHOP.outbound("web.client"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web and web.client overlap");
    assertThat(SHOP.outbound("website").rooms()).hasSize(6);
  }

  @Test
  void anAllowanceNamesARuleThatThereIs() {
    assertThatThrownBy(() -> SHOP.allowing("prinitng", "web.DiscountPage", "a test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("There is no rule prinitng; the rules are rooms, inhabited, ");
  }

  @Test
  void aModuleThatWasNotCompiledIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");
    Path missing = folder.resolve("nowhere");

    assertThatThrownBy(() -> SHOP.check(modules[0], missing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no compiled class in " + missing + ": compile the module first.");
  }

  @Test
  void aClassThatCannotBeReadIsNotPassedOver() throws Exception {
    Path[] modules = compile("clean");
    Files.write(modules[0].resolve("org/shop/model/Broken.class"), new byte[] {1, 2, 3});

    assertThatThrownBy(() -> SHOP.check(modules))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Of 8 classes 7 can be read: compile the modules anew.");
  }

  private static List<String> violations(House house, Path... modules) {
    return house.check(modules).verdicts().stream()
        .filter(verdict -> !verdict.isKept())
        .map(verdict -> verdict.rule().name())
        .toList();
  }

  /** Compiles the modules one after the other, as a build would. */
  private Path[] compile(String variant) throws IOException {
    List<Path> compiled = new ArrayList<>();
    for (String module : MODULES) {
      Path classes = Files.createDirectories(folder.resolve(variant).resolve(module));
      List<String> arguments = new ArrayList<>(List.of("-d", classes.toString(), "-cp"));
      arguments.add(
          String.join(
              System.getProperty("path.separator"),
              compiled.stream().map(Path::toString).toList()));
      try (Stream<Path> sources =
          Files.walk(Path.of("src", "test", "resources", "foreign", variant, module))) {
        sources.map(Path::toString).filter(it -> it.endsWith(".java")).forEach(arguments::add);
      }
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, arguments.toArray(String[]::new)))
          .isZero();
      compiled.add(classes);
    }
    return compiled.toArray(Path[]::new);
  }
}
