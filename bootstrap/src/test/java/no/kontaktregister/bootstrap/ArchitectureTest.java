package no.kontaktregister.bootstrap;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.inject.Inject;
import jakarta.jws.WebService;
import jakarta.ws.rs.HttpMethod;
import no.kontaktregister.adapters.rest.maskinporten.Scope;

/** The house's rules, over all modules. */
@AnalyzeClasses(
    packages = "no.kontaktregister",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String DOMAIN = "no.kontaktregister.domain..";
  private static final String APPLICATION = "no.kontaktregister.application..";
  private static final String ADAPTERS = "no.kontaktregister.adapters..";
  private static final String SOAP = "no.kontaktregister.adapters.soap..";
  private static final String REST = "no.kontaktregister.adapters.rest..";
  private static final String PERSISTENCE = "no.kontaktregister.adapters.persistence..";
  private static final String MEMORY = "no.kontaktregister.adapters.memory..";
  private static final String GENERATOR = "no.kontaktregister.generator..";
  private static final String KIT = "no.kontaktregister.kit..";
  private static final String PKI = "no.kontaktregister.adapters.pki..";
  private static final String BOOTSTRAP = "no.kontaktregister.bootstrap..";
  private static final String DEMO = "no.kontaktregister.demo..";

  @ArchTest
  static final ArchRule everyClassLivesInARoom =
      classes()
          .should()
          .resideInAnyPackage(
              DOMAIN,
              APPLICATION,
              SOAP,
              REST,
              MEMORY,
              PERSISTENCE,
              PKI,
              BOOTSTRAP,
              DEMO,
              GENERATOR,
              KIT)
          .because("a class outside the rooms would be bound by none of the rules below");

  @ArchTest
  static final ArchRule dependenciesPointInwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("no.kontaktregister..")
          .layer("domain")
          .definedBy(DOMAIN)
          .layer("application")
          .definedBy(APPLICATION)
          .layer("inbound adapters")
          .definedBy(SOAP, REST)
          .layer("outbound adapters")
          .definedBy(MEMORY, PERSISTENCE, PKI)
          .layer("bootstrap")
          .definedBy(BOOTSTRAP)
          .whereLayer("bootstrap")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("inbound adapters")
          .mayOnlyBeAccessedByLayers("bootstrap")
          .whereLayer("outbound adapters")
          .mayOnlyBeAccessedByLayers("bootstrap")
          .whereLayer("application")
          .mayOnlyBeAccessedByLayers("inbound adapters", "bootstrap")
          .because(
              "what is inside can then be understood, tested and kept without what is outside");

  @ArchTest
  static final ArchRule theDomainIsFreeOfFrameworks =
      classes()
          .that()
          .resideInAPackage(DOMAIN)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(DOMAIN, "java.lang..", "java.util..", "java.time.."))
          .because("the rules outlive every framework, and know nothing of input and output");

  @ArchTest
  static final ArchRule theApplicationIsFreeOfFrameworks =
      classes()
          .that()
          .resideInAPackage(APPLICATION)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(APPLICATION, DOMAIN, "java.lang..", "java.util..", "java.time.."))
          .because("a use case reads as the contract does, without annotations between the lines");

  @ArchTest
  static final ArchRule adaptersDoNotKnowEachOther =
      slices()
          .matching("no.kontaktregister.adapters.(*)..")
          .should()
          .notDependOnEachOther()
          .because("an adapter can then be replaced without a look at the others");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("no.kontaktregister.(**)")
          .should()
          .beFreeOfCycles()
          .because("in a cycle nothing can be understood before all of it is");

  @ArchTest
  static final ArchRule servicesAreReachedThroughTheirPort =
      noClasses()
          .that()
          .resideInAPackage(ADAPTERS)
          .should()
          .dependOnClassesThat(resideInAPackage(APPLICATION).and(nameMatching(".*Service")))
          .because("an inbound adapter knows what is asked, not who answers");

  @ArchTest
  static final ArchRule dependenciesComeThroughTheConstructor =
      noFields()
          .should()
          .beAnnotatedWith(Inject.class)
          .because(
              "a class that is constructed is complete, and can be tested without a container");

  @ArchTest
  static final ArchRule nothingDependsOnTheDemo =
      noClasses()
          .that()
          .resideOutsideOfPackage(DEMO)
          .should()
          .dependOnClassesThat(resideInAPackage(DEMO))
          .because("its keys open the doors to anybody, so no archive may hold it");

  @ArchTest
  static final ArchRule nothingDependsOnWhatStandsBesideTheService =
      noClasses()
          .that()
          .resideOutsideOfPackages(GENERATOR, KIT)
          .should()
          .dependOnClassesThat(resideInAnyPackage(GENERATOR, KIT))
          .because("what tests the service or fills it is no part of it");

  @ArchTest
  static final ArchRule theKitKnowsTheDomainAlone =
      noClasses()
          .that()
          .resideInAPackage(KIT)
          .should()
          .dependOnClassesThat(
              resideInAPackage("no.kontaktregister..")
                  .and(DescribedPredicate.not(resideInAnyPackage(KIT, DOMAIN))))
          .because("it must fit every adapter of a port, and so can know none");

  @ArchTest
  static final ArchRule everyRestOperationNeedsAScope =
      methods()
          .that()
          .areMetaAnnotatedWith(HttpMethod.class)
          .should()
          .beAnnotatedWith(Scope.class)
          .because("an operation without a scope would answer everybody");

  @ArchTest
  static final ArchRule noClassIsAWebService =
      noClasses()
          .that()
          .areNotInterfaces()
          .should()
          .beAnnotatedWith(WebService.class)
          .because(
              "a server with a SOAP engine of its own would publish it a second time, at a path"
                  + " that nobody guards");
}
