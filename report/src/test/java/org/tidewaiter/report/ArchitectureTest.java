package org.tidewaiter.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;

@AnalyzeClasses(packages = "org.tidewaiter.report", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule usesOnlyTheJdkAndJackson = classes()
            .that()
            .resideOutsideOfPackage("org.tidewaiter.report.matching..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.tidewaiter.report..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..");

    @ArchTest
    static final ArchRule matchingComparesTextByKnownLibraries = classes()
            .that()
            .resideInAPackage("org.tidewaiter.report.matching..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.tidewaiter.report..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..",
                    "com.ibm.icu.text..",
                    "org.apache.commons.text.similarity..");

    @ArchTest
    static final ArchRule readsNothingButItsOwnResources = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "java.util.logging..")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(
                    File.class, FileInputStream.class, FileOutputStream.class, RandomAccessFile.class, Process.class);

    @ArchTest
    static final ArchRule asksNobodyForTheTime = noClasses()
            .should()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.tidewaiter.report.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule recordTypesKnowOnlyTheirShape = noClasses()
            .that()
            .resideInAPackage("org.tidewaiter.report")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.tidewaiter.report.vocabulary..",
                    "org.tidewaiter.report.rules..",
                    "org.tidewaiter.report.units..",
                    "org.tidewaiter.report.disclosure..",
                    "org.tidewaiter.report.screening..",
                    "org.tidewaiter.report.matching..",
                    "org.tidewaiter.report.generated..",
                    "org.tidewaiter.report.schema..");

    @ArchTest
    static final ArchRule nothingBuildsOnGeneratedCases = noClasses()
            .that()
            .resideOutsideOfPackage("org.tidewaiter.report.generated..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.tidewaiter.report.generated..");
}
