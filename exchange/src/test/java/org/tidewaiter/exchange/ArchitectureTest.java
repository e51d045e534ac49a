package org.tidewaiter.exchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import org.tidewaiter.exchange.version.BareVersion;
import org.tidewaiter.exchange.version.IssuedVersion;

@AnalyzeClasses(packages = "org.tidewaiter.exchange", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule THE_MODULE_KNOWS_ONLY_WHAT_IT_NEEDS = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.crypto.spec..",
                    "javax.net.ssl..",
                    "javax.naming..",
                    "javax.security.auth.x500..",
                    "tools.jackson..",
                    "org.bouncycastle..",
                    "org.jspecify..",
                    "org.tidewaiter.exchange..");

    @ArchTest
    static final ArchRule PACKAGES_DEPEND_ONE_WAY = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("identity")
            .definedBy("..exchange.identity")
            .layer("token")
            .definedBy("..exchange.token")
            .layer("version")
            .definedBy("..exchange.version")
            .layer("agreement")
            .definedBy("..exchange.agreement")
            .layer("dispatch")
            .definedBy("..exchange.dispatch")
            .layer("receipt")
            .definedBy("..exchange.receipt")
            .layer("standing")
            .definedBy("..exchange.standing")
            .layer("attachment")
            .definedBy("..exchange.attachment")
            .layer("mandate")
            .definedBy("..exchange.mandate")
            .layer("recall")
            .definedBy("..exchange.recall")
            .layer("log")
            .definedBy("..exchange.log")
            .layer("reconciliation")
            .definedBy("..exchange.reconciliation")
            .whereLayer("identity")
            .mayNotAccessAnyLayer()
            .whereLayer("token")
            .mayOnlyAccessLayers("identity")
            .whereLayer("version")
            .mayOnlyAccessLayers("identity", "token")
            .whereLayer("agreement")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("dispatch")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("log")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("receipt")
            .mayOnlyAccessLayers("identity", "token", "version", "dispatch", "log")
            .whereLayer("standing")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("attachment")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("mandate")
            .mayOnlyAccessLayers("identity", "token", "version")
            .whereLayer("recall")
            .mayOnlyAccessLayers("identity", "token", "version", "dispatch")
            .whereLayer("reconciliation")
            .mayOnlyAccessLayers("identity", "token", "version");

    @ArchTest
    static final ArchRule TIME_AND_RANDOMNESS_COME_FROM_OUTSIDE = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(SecureRandom.class);

    @ArchTest
    static final ArchRule NOTHING_IS_PRINTED_OR_LOGGED =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");

    @ArchTest
    static final ArchRule CHECKED_CONTENT_IS_MADE_BY_ITS_OWN_PACKAGE_ALONE = constructors()
            .that()
            .areDeclaredInClassesThat()
            .haveSimpleNameStartingWith("Verified")
            .or()
            .areDeclaredIn(BareVersion.class)
            .or()
            .areDeclaredIn(IssuedVersion.class)
            .should()
            .bePackagePrivate();
}
