package ventral.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import ventral.architecture.breach.gateway.grpc.KnowsAnotherService;
import ventral.architecture.breach.one.KnowsTwo;
import ventral.architecture.breach.one.ThingManager;
import ventral.architecture.breach.render.gl.KnowsAnotherAdapter;
import ventral.architecture.breach.render.kafka.SpeaksKafka;
import ventral.architecture.breach.render.scene.AsksTheClock;
import ventral.architecture.breach.render.scene.ChangesStaticState;
import ventral.architecture.breach.render.scene.SpeaksATechnology;
import ventral.architecture.breach.render.stream.InjectsAField;
import ventral.architecture.breach.trainer.run.SpeaksEventsAndApi;
import ventral.architecture.breach.two.KnowsOne;

class ArchitectureTest {

    private static final List<String> MODULES =
            List.of("contract", "render-service", "trainer-service", "scorer-service", "gateway", "cli");

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

    @TestFactory
    Stream<DynamicTest> the_system_keeps_every_rule() {
        return Stream.of(
                        Stream.of(
                                Rules.pureCodeDependsOnPureCodeAlone(),
                                Rules.pureCodeAsksNoClockAndNoAmbientRandomness(),
                                Rules.fieldsOfPureCodeAreFinal(),
                                Rules.adaptersDoNotKnowEachOther(),
                                Rules.packagesHaveNoCycles(),
                                Rules.eventsAreReadAndWrittenInKafkaAlone(),
                                Rules.theApiIsSpokenInGrpcAndTheCliAlone(),
                                Rules.injectionIsByConstructor(),
                                Rules.namesSayWhatAThingIs()),
                        Rules.servicesDoNotKnowEachOther(),
                        Rules.eachTechnologyHasOneHome())
                .flatMap(rules -> rules)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(SYSTEM)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_bites() {
        return Stream.of(
                bites(Rules.pureCodeDependsOnPureCodeAlone(), SpeaksATechnology.class),
                bites(Rules.pureCodeAsksNoClockAndNoAmbientRandomness(), AsksTheClock.class),
                bites(Rules.fieldsOfPureCodeAreFinal(), ChangesStaticState.class),
                bites(Rules.adaptersDoNotKnowEachOther(), KnowsAnotherAdapter.class, SpeaksKafka.class),
                bites(Rules.packagesHaveNoCycles(), KnowsTwo.class, KnowsOne.class),
                bites(Rules.eventsAreReadAndWrittenInKafkaAlone(), SpeaksEventsAndApi.class),
                bites(Rules.theApiIsSpokenInGrpcAndTheCliAlone(), SpeaksEventsAndApi.class),
                bites(Rules.injectionIsByConstructor(), InjectsAField.class),
                bites(Rules.namesSayWhatAThingIs(), ThingManager.class),
                bites(one(Rules.servicesDoNotKnowEachOther(), "gateway-service"), KnowsAnotherService.class),
                bites(one(Rules.eachTechnologyHasOneHome(), "Kafka"), SpeaksATechnology.class));
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
