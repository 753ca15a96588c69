package ventral.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Defines the architecture rules. A package is pure and named after its subject, or an adapter and named after the
 * technology that it speaks to, or a root; see {@link PackageKinds}.
 */
final class ArchitectureRules {

    private static final String[] PURE =
            PackageKinds.PURE.stream().map(name -> ".." + name).toArray(String[]::new);

    /** Mathematics libraries, whose functions depend on their arguments alone, as the JDK's do. */
    private static final String[] PURE_LIBRARIES = {
        "java..",
        "org.jspecify..",
        "com.google.errorprone.annotations..",
        "org.joml..",
        "org.ejml..",
        "org.hipparchus.."
    };

    private static final Set<String> SERVICES = Set.of("render", "trainer", "scorer", "gateway");

    private static final Map<String, String[]> HOMES = Map.of(
            "Kafka and messaging", new String[] {"org.apache.kafka..", "org.eclipse.microprofile.reactive.messaging.."},
            "gRPC", new String[] {"io.grpc.."},
            "Armeria", new String[] {"com.linecorp.armeria.."},
            "persistence", new String[] {"jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate.."},
            "DJL", new String[] {"ai.djl.."},
            "LWJGL", new String[] {"org.lwjgl.."},
            "netCDF", new String[] {"io.jhdf.."},
            "S3", new String[] {"software.amazon.awssdk.."});

    private static final Map<String, String> FOLDER = Map.of(
            "Kafka and messaging", "kafka",
            "gRPC", "[grpc|armeria]",
            "Armeria", "armeria",
            "persistence", "panache",
            "DJL", "djl",
            "LWJGL", "[gl|assimp]",
            "netCDF", "netcdf",
            "S3", "s3");

    private ArchitectureRules() {}

    static ArchRule pureCodeDependsOnPureCodeAlone() {
        return classes()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(PURE, PURE_LIBRARIES).flatMap(Arrays::stream).toArray(String[]::new));
    }

    static ArchRule pureCodeAsksNoClockAndNoAmbientRandomness() {
        return noClasses().that().resideInAnyPackage(PURE).should().accessTargetWhere(ambient());
    }

    private static DescribedPredicate<JavaAccess<?>> ambient() {
        Set<String> banned = Set.of(
                "java.time.Instant.now",
                "java.time.LocalDateTime.now",
                "java.time.Clock.systemUTC",
                "java.time.Clock.systemDefaultZone",
                "java.lang.System.currentTimeMillis",
                "java.lang.System.nanoTime",
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.util.concurrent.ThreadLocalRandom.current");
        return DescribedPredicate.describe(
                "asks a clock or ambient randomness",
                access -> banned.contains(access.getTargetOwner().getFullName() + "."
                        + access.getTarget().getName()));
    }

    static ArchRule adaptersDoNotKnowEachOther() {
        return slices().matching(
                        "..(render|trainer|scorer|gateway).(kafka|gl|assimp|files|s3|djl|netcdf|pytorch|http|grpc|armeria|panache|micrometer|web)..")
                .should()
                .notDependOnEachOther();
    }

    static ArchRule packagesHaveNoCycles() {
        return slices().matching("ventral.(**)").should().beFreeOfCycles();
    }

    static Stream<ArchRule> servicesDoNotKnowEachOther() {
        return SERVICES.stream().map(service -> {
            String[] others = SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> "ventral..%s..".formatted(other))
                    .toArray(String[]::new);
            return noClasses()
                    .that(are(resideInAnyPackage("ventral." + service + "..", "..breach." + service + "..")))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .as(service + "-service does not know another service");
        });
    }

    static Stream<ArchRule> eachTechnologyHasOneHome() {
        return HOMES.entrySet().stream()
                .map(entry -> noClasses()
                        .that(are(resideInAPackage("ventral..")
                                .and(not(resideInAPackage("ventral..%s..".formatted(FOLDER.get(entry.getKey())))))
                                .and(not(wiring()))
                                .and(not(resideInAnyPackage("ventral.api.v1..", "ventral.cli..")))))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(entry.getValue())
                        .as("%s is spoken only in %s/".formatted(entry.getKey(), FOLDER.get(entry.getKey()))));
    }

    /** A service's root package, which builds and wires its components. */
    private static DescribedPredicate<JavaClass> wiring() {
        return resideInAnyPackage("ventral.render", "ventral.trainer", "ventral.scorer", "ventral.gateway");
    }

    static ArchRule eventsAreReadAndWrittenInKafkaAlone() {
        return noClasses()
                .that(are(resideInAPackage("ventral..")
                        .and(not(resideInAnyPackage(
                                "ventral..kafka..", "ventral.contract.topic", "ventral.events.v1")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ventral.events.v1")
                .as("generated events are used only in kafka/");
    }

    static ArchRule theApiIsSpokenInGrpcAndTheCliAlone() {
        return noClasses()
                .that(are(resideInAPackage("ventral..")
                        .and(not(resideInAnyPackage("ventral..grpc..", "ventral.cli..", "ventral.api.v1")))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ventral.api.v1")
                .as("generated API messages are used only in grpc/ and the CLI");
    }

    static ArchRule injectionIsByConstructor() {
        return noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty");
    }

    static ArchRule fieldsOfPureCodeAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(PURE)
                .and()
                .areStatic()
                .should()
                .beFinal();
    }

    static ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Port")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..misc..");
    }
}
