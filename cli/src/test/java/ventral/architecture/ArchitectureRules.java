package ventral.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
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

    /** The pure packages of the renderer, on which the bytes of its images depend. */
    private static final String[] PURE_RENDERER = PackageKinds.PURE.stream()
            .filter(name -> name.startsWith("render."))
            .map(name -> ".." + name)
            .toArray(String[]::new);

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
            "S3", new String[] {"software.amazon.awssdk.."},
            "OpenTelemetry", new String[] {"io.opentelemetry.."});

    private static final Map<String, String> FOLDER = Map.of(
            "Kafka and messaging", "kafka",
            "gRPC", "[grpc|armeria]",
            "Armeria", "armeria",
            "persistence", "panache",
            "DJL", "djl",
            "LWJGL", "[gl|assimp]",
            "netCDF", "netcdf",
            "S3", "s3",
            "OpenTelemetry", "opentelemetry");

    private static final Set<String> CLOCKS_AND_RANDOMNESS = Set.of(
            "java.time.Instant.now",
            "java.time.LocalDateTime.now",
            "java.time.Clock.systemUTC",
            "java.time.Clock.systemDefaultZone",
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID",
            "java.util.concurrent.ThreadLocalRandom.current");

    /** Functions whose last bit may differ between machines, unlike that of the same functions of StrictMath. */
    private static final Set<String> INEXACT_FUNCTIONS = Stream.of(
                    "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "exp", "expm1", "log",
                    "log10", "log1p", "pow", "cbrt", "hypot")
            .map(name -> "java.lang.Math." + name)
            .collect(toUnmodifiableSet());

    private static final Set<String> OPTIONALS =
            Set.of("java.util.Optional", "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble");

    /**
     * The pure classes that hold a lock: the schedulers of the renderer and of the trainer, the scorer's worker, whose
     * close waits for the measurement, and the locks of names, which keep two commands on one resource apart.
     */
    private static final Set<String> LOCK_OWNERS = Set.of(
            "ventral.render.schedule.StreamScheduler",
            "ventral.trainer.schedule.RunScheduler",
            "ventral.scorer.evaluation.ScoringWorker",
            "ventral.gateway.ledger.command.NameLocks");

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
        return noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .accessTargetWhere(isOneOf(CLOCKS_AND_RANDOMNESS, "asks a clock or ambient randomness"));
    }

    static ArchRule imagesDependOnExactFunctionsAlone() {
        return noClasses()
                .that()
                .resideInAnyPackage(PURE_RENDERER)
                .should()
                .accessTargetWhere(isOneOf(INEXACT_FUNCTIONS, "calls a function whose last bit differs by machine"))
                .because("every machine must render the same bytes; StrictMath has the same functions");
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(Set<String> members, String description) {
        return DescribedPredicate.describe(
                description,
                access -> members.contains(access.getTargetOwner().getFullName() + "."
                        + access.getTarget().getName()));
    }

    static ArchRule pureCodeHoldsNoUnlistedLock() {
        return noClasses()
                .that(are(resideInAnyPackage(PURE).and(not(lockOwner()))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent.locks")
                .as("pure code holds no lock, except in " + LOCK_OWNERS);
    }

    private static DescribedPredicate<JavaClass> lockOwner() {
        return DescribedPredicate.describe(
                "hold a lock",
                type -> LOCK_OWNERS.stream()
                        .anyMatch(owner -> type.getFullName().equals(owner)
                                || type.getFullName().startsWith(owner + "$")));
    }

    static ArchRule noFieldIsOptional() {
        return noFields()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawType(optional());
    }

    static ArchRule noParameterIsOptional() {
        return noCodeUnits()
                .that()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .haveRawParameterTypes(containingOptional());
    }

    private static DescribedPredicate<JavaClass> optional() {
        return DescribedPredicate.describe("an Optional", type -> OPTIONALS.contains(type.getFullName()));
    }

    private static DescribedPredicate<List<JavaClass>> containingOptional() {
        return DescribedPredicate.describe(
                "with an Optional", types -> types.stream().anyMatch(optional()));
    }

    static ArchRule platformKnowsNoContainer() {
        return noClasses()
                .that()
                .resideInAnyPackage("..contract..", "..platform..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "io.smallrye..", "jakarta.enterprise..", "jakarta.inject..")
                .as("contract and platform know no container of beans");
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
