package ventral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ventral.architecture.breach.gateway.grpc.CrossServiceViolation;
import ventral.architecture.breach.one.CycleViolationOne;
import ventral.architecture.breach.one.ThingManager;
import ventral.architecture.breach.platform.thread.ContainerViolation;
import ventral.architecture.breach.render.gl.CrossAdapterViolation;
import ventral.architecture.breach.render.kafka.KafkaAdapter;
import ventral.architecture.breach.render.scene.ClockViolation;
import ventral.architecture.breach.render.scene.InexactFunctionViolation;
import ventral.architecture.breach.render.scene.LockViolation;
import ventral.architecture.breach.render.scene.StaticStateViolation;
import ventral.architecture.breach.render.scene.TechnologyViolation;
import ventral.architecture.breach.render.stream.FieldInjectionViolation;
import ventral.architecture.breach.trainer.run.OptionalFieldViolation;
import ventral.architecture.breach.trainer.run.OptionalParameterViolation;
import ventral.architecture.breach.trainer.run.WireMessageViolation;
import ventral.architecture.breach.two.CycleViolationTwo;

class ArchitectureTest {

    private static final List<String> MODULES = List.of(
            "contract",
            "platform",
            "service-runtime",
            "render-service",
            "trainer-service",
            "scorer-service",
            "gateway",
            "launcher",
            "planner",
            "benchmarks",
            "cli");

    /** Packages of the classes that are generated from protobuf. */
    private static final Set<String> GENERATED = Set.of("ventral.api.v1", "ventral.events.v1", "ventral.type.v1");

    private static final JavaClasses SYSTEM = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/generated/"))
            .importPaths(MODULES.stream()
                    .map(module -> Path.of("..", module, "target", "classes"))
                    .toList());

    @Test
    void every_module_is_looked_at() {
        for (String module : MODULES) {
            assertThat(Path.of("..", module, "target", "classes", "ventral"))
                    .as(module)
                    .isDirectory();
        }
    }

    @Test
    void every_package_is_on_exactly_one_list() {
        Set<String> packages = SYSTEM.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !GENERATED.contains(name))
                .map(name -> name.substring("ventral.".length()))
                .collect(Collectors.toSet());
        assertThat(PackageKinds.all()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(packages);
    }

    @TestFactory
    Stream<DynamicTest> the_system_keeps_every_rule() {
        return Stream.of(
                        Stream.of(
                                ArchitectureRules.pureCodeDependsOnPureCodeAlone(),
                                ArchitectureRules.pureCodeAsksNoClockAndNoAmbientRandomness(),
                                ArchitectureRules.imagesDependOnExactFunctionsAlone(),
                                ArchitectureRules.pureCodeHoldsNoUnlistedLock(),
                                ArchitectureRules.fieldsOfPureCodeAreFinal(),
                                ArchitectureRules.platformKnowsNoContainer(),
                                ArchitectureRules.adaptersDoNotKnowEachOther(),
                                ArchitectureRules.packagesHaveNoCycles(),
                                ArchitectureRules.eventsAreReadAndWrittenInKafkaAlone(),
                                ArchitectureRules.theApiIsSpokenInGrpcAndTheCliAlone(),
                                ArchitectureRules.injectionIsByConstructor(),
                                ArchitectureRules.noFieldIsOptional(),
                                ArchitectureRules.noParameterIsOptional(),
                                ArchitectureRules.namesSayWhatAThingIs()),
                        ArchitectureRules.servicesDoNotKnowEachOther(),
                        ArchitectureRules.eachTechnologyHasOneHome())
                .flatMap(rules -> rules)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SYSTEM)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_bites() {
        return Stream.of(
                bites(ArchitectureRules.pureCodeDependsOnPureCodeAlone(), TechnologyViolation.class),
                bites(ArchitectureRules.pureCodeAsksNoClockAndNoAmbientRandomness(), ClockViolation.class),
                bites(ArchitectureRules.imagesDependOnExactFunctionsAlone(), InexactFunctionViolation.class),
                bites(ArchitectureRules.pureCodeHoldsNoUnlistedLock(), LockViolation.class),
                bites(ArchitectureRules.fieldsOfPureCodeAreFinal(), StaticStateViolation.class),
                bites(ArchitectureRules.platformKnowsNoContainer(), ContainerViolation.class),
                bites(ArchitectureRules.adaptersDoNotKnowEachOther(), CrossAdapterViolation.class, KafkaAdapter.class),
                bites(ArchitectureRules.packagesHaveNoCycles(), CycleViolationOne.class, CycleViolationTwo.class),
                bites(ArchitectureRules.eventsAreReadAndWrittenInKafkaAlone(), WireMessageViolation.class),
                bites(ArchitectureRules.theApiIsSpokenInGrpcAndTheCliAlone(), WireMessageViolation.class),
                bites(ArchitectureRules.injectionIsByConstructor(), FieldInjectionViolation.class),
                bites(ArchitectureRules.noFieldIsOptional(), OptionalFieldViolation.class),
                bites(ArchitectureRules.noParameterIsOptional(), OptionalParameterViolation.class),
                bites(ArchitectureRules.namesSayWhatAThingIs(), ThingManager.class),
                bites(
                        one(ArchitectureRules.servicesDoNotKnowEachOther(), "gateway-service"),
                        CrossServiceViolation.class),
                bites(one(ArchitectureRules.eachTechnologyHasOneHome(), "Kafka"), TechnologyViolation.class));
    }

    private static DynamicTest bites(ArchRule rule, Class<?>... breach) {
        return DynamicTest.dynamicTest(
                rule.getDescription(),
                () -> assertThat(rule.evaluate(new ClassFileImporter().importClasses(breach))
                                .hasViolation())
                        .isTrue());
    }

    private static ArchRule one(Stream<ArchRule> rules, String start) {
        return rules.filter(rule -> rule.getDescription().startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
