package org.tidewaiter.node;

import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the server. A module that is not named here yet is refused: say first where it stands. */
class ArchitectureTest {

    /** From bottom to top; modules that share a number stand side by side and may not use each other. */
    private static final Map<String, Integer> ORDER = Map.ofEntries(
            Map.entry("settings", 0),
            Map.entry("background", 1),
            Map.entry("database", 1),
            Map.entry("backup", 2),
            Map.entry("sealing", 2),
            Map.entry("access", 3),
            Map.entry("audit", 4),
            Map.entry("journal", 5),
            Map.entry("ledger", 5),
            Map.entry("web", 6),
            Map.entry("accounts", 7),
            Map.entry("delivery", 7),
            Map.entry("vocabulary", 7),
            Map.entry("agreements", 8),
            Map.entry("joining", 8),
            Map.entry("mandates", 8),
            Map.entry("registry", 8),
            Map.entry("nominal", 9),
            Map.entry("contacts", 10),
            Map.entry("insight", 10),
            Map.entry("intake", 10),
            Map.entry("matching", 10),
            Map.entry("pictures", 10),
            Map.entry("tour", 10),
            Map.entry("checkup", 2),
            Map.entry("operations", 10),
            Map.entry("quality", 10),
            Map.entry("casework", 11));

    /** The packages of each module that is divided, from bottom to top as the modules; its face lies below them all, for others to use. */
    private static final Map<String, Map<String, Integer>> WITHIN = Map.of(
            "delivery",
            Map.ofEntries(
                    Map.entry("page", 0),
                    Map.entry("partner", 1),
                    Map.entry("agreement", 2),
                    Map.entry("holder", 2),
                    Map.entry("queue", 3),
                    Map.entry("alarm", 4),
                    Map.entry("comparison", 4),
                    Map.entry("log", 5),
                    Map.entry("dispatch", 6),
                    Map.entry("reception", 6),
                    Map.entry("standing", 6),
                    Map.entry("attachment", 7),
                    Map.entry("letter", 7),
                    Map.entry("reconciliation", 7),
                    Map.entry("witness", 7),
                    Map.entry("key", 8),
                    Map.entry("lane", 8),
                    Map.entry("parcel", 9),
                    Map.entry("network", 10)),
            "intake",
            Map.ofEntries(
                    Map.entry("page", 0),
                    Map.entry("refusal", 1),
                    Map.entry("wording", 1),
                    Map.entry("submission", 2),
                    Map.entry("file", 3),
                    Map.entry("form", 3),
                    Map.entry("report", 3),
                    Map.entry("template", 3),
                    Map.entry("decision", 4),
                    Map.entry("mapping", 4),
                    Map.entry("editor", 5),
                    Map.entry("work", 5),
                    Map.entry("run", 6),
                    Map.entry("trial", 6),
                    Map.entry("undo", 6),
                    Map.entry("imports", 7)));

    private static final String NODE = "org.tidewaiter.node.";
    private static final String SQL = "org.tidewaiter.sql.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tidewaiter.node");

    @Test
    void modulesUseOnlyThePublicFacesOfEachOther() {
        ApplicationModules.of(Tidewaiter.class).verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        TreeSet<String> unplaced = new TreeSet<>();
        CLASSES.forEach(type ->
                module(type, NODE).filter(name -> !ORDER.containsKey(name)).ifPresent(unplaced::add));
        assertThat(unplaced).isEmpty();
    }

    @Test
    void modulesUseOnlyThoseBelowThem() {
        assertThat(dependencies()
                        .filter(dependency -> pointsUpOrSideways(dependency, NODE, ORDER))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("divided")
    void everyPackageOfAModuleHasItsPlaceInTheOrder(String module) {
        TreeSet<String> unplaced = new TreeSet<>();
        CLASSES.forEach(type -> module(type, within(module))
                .filter(name -> !orderWithin(module).containsKey(name))
                .ifPresent(unplaced::add));
        assertThat(unplaced).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("divided")
    void packagesOfAModuleUseOnlyThoseBelowThem(String module) {
        assertThat(dependencies()
                        .filter(dependency -> pointsUpOrSideways(dependency, within(module), orderWithin(module)))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("divided")
    void theFaceOfAModuleUsesNoneOfItsPackages(String module) {
        noClasses()
                .that()
                .resideInAPackage(NODE + module)
                .should(dependOnClassesThat(JavaClass.Predicates.resideInAPackage(within(module) + "*..")))
                .check(CLASSES);
    }

    @Test
    void modulesTouchOnlyTheirOwnTables() {
        assertThat(dependencies()
                        .filter(ArchitectureTest::touchesTablesOfAnother)
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @Test
    void nothingButTheCommandLineWritesToTheTerminal() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Tidewaiter.class)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CLASSES);
    }

    @Test
    void timeIsJavaTime() {
        noClasses()
                .should(dependOnClassesThat(JavaClass.Predicates.assignableTo(java.util.Date.class)
                        .or(JavaClass.Predicates.assignableTo(java.util.Calendar.class))))
                .check(CLASSES);
    }

    @Test
    void whatABeanNeedsComesThroughItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject")
                .check(CLASSES);
    }

    @Test
    void stateThatAllShareIsConstant() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void namesSayWhatAThingIs() {
        ArchRuleDefinition.noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CLASSES);
    }

    private static Set<String> divided() {
        return WITHIN.keySet();
    }

    private static String within(String module) {
        return NODE + module + ".";
    }

    private static Map<String, Integer> orderWithin(String module) {
        return WITHIN.getOrDefault(module, Map.of());
    }

    private static Stream<Dependency> dependencies() {
        return CLASSES.stream()
                .filter(type -> !type.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream());
    }

    private static boolean pointsUpOrSideways(Dependency dependency, String root, Map<String, Integer> order) {
        Optional<String> from = module(dependency.getOriginClass(), root);
        Optional<String> to = module(dependency.getTargetClass(), root);
        return from.isPresent()
                && to.isPresent()
                && !from.equals(to)
                && order.getOrDefault(to.get(), 99) >= order.getOrDefault(from.get(), 99);
    }

    private static boolean touchesTablesOfAnother(Dependency dependency) {
        Optional<String> schema = module(dependency.getTargetClass(), SQL);
        return schema.isPresent() && !schema.equals(module(dependency.getOriginClass(), NODE));
    }

    private static Optional<String> module(JavaClass type, String root) {
        String name = type.getBaseComponentType().getPackageName() + ".";
        return name.startsWith(root) && name.length() > root.length()
                ? List.of(name.substring(root.length()).split("\\.", -1)).stream()
                        .findFirst()
                : Optional.empty();
    }
}
