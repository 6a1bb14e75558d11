package dev.deskpulse.plugin;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(
        packages = "dev.deskpulse",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OwnCode.class})
class ArchitectureTest {
    /** Leaves out the Atlassian client and its libraries, which are relocated below our name. */
    static final class OwnCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/jirarestclient/");
        }
    }

    @ArchTest
    static final ArchRule theDomainDependsOnTheJdkAlone = classes()
            .that()
            .resideInAPackage("dev.deskpulse.ticket")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "dev.deskpulse.ticket", "org.jspecify..")
            .because("every stage speaks in these records; put what needs a library into the package that uses it");

    @ArchTest
    static final ArchRule theConnectorKnowsNothingOfWhatTicketsMean = noClasses()
            .that()
            .resideInAPackage("dev.deskpulse.connector..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.deskpulse.scheduler..", "dev.deskpulse.plugin..")
            .because("data flows one way: let the later stage read what it needs from the store");

    @ArchTest
    static final ArchRule theSchedulerKnowsNothingOfScreensAndCommands = noClasses()
            .that()
            .resideInAPackage("dev.deskpulse.scheduler..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.deskpulse.plugin..")
            .because("data flows one way: hand over what is needed as an argument");

    @ArchTest
    static final ArchRule theProductNeverNeedsTheFakeSite = noClasses()
            .that()
            .resideOutsideOfPackage("dev.deskpulse.fixtures..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.deskpulse.fixtures..")
            .because("the demo talks to the fake site over HTTP, in a process of its own, as to any other site");

    @ArchTest
    static final ArchRule textIsJudgedWithoutTheSite = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.deskpulse.scheduler.text..",
                    "dev.deskpulse.scheduler.kpi..",
                    "dev.deskpulse.scheduler.insight..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.deskpulse.connector.jira..", "okhttp3..")
            .because("no ticket text leaves the machine: these stages read from the store alone");

    @ArchTest
    static final ArchRule timeComesFromOutside = noClasses()
            .that()
            .resideOutsideOfPackages("dev.deskpulse.plugin..", "dev.deskpulse.fixtures..")
            .should()
            .callMethod(Instant.class, "now")
            .because("a Clock or InstantSource is a constructor argument, so that tests decide what time it is");

    @ArchTest
    static final ArchRule packagesAreFreeOfCycles = slices().matching("dev.deskpulse.(**)")
            .should()
            .beFreeOfCycles()
            // FakeJira is the fake site's composition root and holds the types its parts share.
            .ignoreDependency(resideInAPackage("dev.deskpulse.fixtures"), alwaysTrue());

    @ArchTest
    static final ArchRule namesSayWhatAClassIsFor = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .because("such a name fits anything; name the one thing the class does");
}
