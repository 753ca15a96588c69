package ventral.launcher.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.Endpoint;
import ventral.launcher.component.LaunchException;
import ventral.launcher.postgres.DatabasePasswords;
import ventral.launcher.postgres.EmbeddedPostgres;

/**
 * Specifies how to launch one service.
 *
 * @param application folder of its application, which Quarkus packaged
 * @param wrapper commands before {@code java}, such as {@code nsenter}
 * @param niceness from 0 to 19; the higher it is, the less processor time it gets while others need it
 * @param options of {@code java}
 */
public record ServiceLaunchSpec(
        Endpoint endpoint,
        Path application,
        List<String> wrapper,
        int niceness,
        List<String> options,
        Map<String, String> environment) {

    /**
     * Niceness of what computes beside the trainer. The threads of a training step wait for each other, so a processor
     * that one of them lacks costs the trainer all of them.
     */
    private static final int BESIDE_THE_TRAINER = 10;

    private static final String INITIAL_WEIGHTS = "VENTRAL_TRAINER_INITIAL_WEIGHTS";
    private static final String BENCHMARKS = "VENTRAL_SCORER_BENCHMARKS";

    /** Environment variable for the scorer's folder of reference networks. */
    public static final String REFERENCES = "VENTRAL_SCORER_REFERENCES";

    /** Environment variable that allows TorchScript files in that folder if it is {@code true}. */
    public static final String ALLOW_TORCHSCRIPT = "VENTRAL_SCORER_ALLOW_TORCHSCRIPT";

    /**
     * Options of every service. A method is compiled by the optimizing compiler after twenty times as many calls as by
     * default: less is compiled while a service starts, and what computes for minutes reaches that number at once.
     */
    private static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:Tier4InvocationThreshold=100000",
            "-XX:Tier4MinInvocationThreshold=12000",
            "-XX:Tier4CompileThreshold=300000",
            "-XX:Tier4BackEdgeThreshold=800000");

    private static final List<String> TORCH =
            List.of("-Dai.djl.offline=true", "-Dai.djl.pytorch.graph_optimizer=false");

    public ServiceLaunchSpec {
        wrapper = List.copyOf(wrapper);
        options = List.copyOf(options);
        environment = Map.copyOf(environment);
    }

    /**
     * Returns the four services of a system, in the order in which messages list them.
     *
     * @throws LaunchException if the password of the gateway's database cannot be read, or the folder of unpacked
     *     libraries cannot be created
     */
    public static List<ServiceLaunchSpec> all(SystemLaunchSpec system, DataFolder data) throws LaunchException {
        return List.of(
                plan(system, Endpoint.RENDERER, "1g", BESIDE_THE_TRAINER, List.of(), renderer(system)),
                plan(system, Endpoint.TRAINER, "768m", 0, TORCH, trainer(data)),
                plan(system, Endpoint.SCORER, "2g", BESIDE_THE_TRAINER, TORCH, scorer(system, data)),
                plan(system, Endpoint.GATEWAY, "256m", 0, List.of(), gateway(system, data)));
    }

    /** Returns this specification with additional environment variables. */
    public ServiceLaunchSpec with(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new ServiceLaunchSpec(endpoint, application, wrapper, niceness, options, all);
    }

    /** Returns this specification with commands before its wrapper. */
    public ServiceLaunchSpec wrappedBy(List<String> commands) {
        var all = new ArrayList<>(commands);
        all.addAll(wrapper);
        return new ServiceLaunchSpec(endpoint, application, all, niceness, options, environment);
    }

    public void checkBuilt() throws LaunchException {
        Path description = QuarkusClassPath.description(application);
        if (!Files.exists(description)) {
            throw new LaunchException(
                    "%s is not built: there is no %s. The script ./ventral in the project's folder builds it"
                            .formatted(endpoint.label(), description));
        }
    }

    private static ServiceLaunchSpec plan(
            SystemLaunchSpec system,
            Endpoint endpoint,
            String heap,
            int niceness,
            List<String> options,
            Map<String, String> own) {
        var all = new ArrayList<>(List.of("-Xmx" + heap));
        all.addAll(COMMON);
        all.addAll(system.javaOptions());
        all.addAll(options);
        var environment = new HashMap<>(own);
        environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        environment.put(
                "QUARKUS_MANAGEMENT_PORT", Integer.toString(system.ports().of(endpoint.management())));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", system.ports().address(Endpoint.BROKER));
        return new ServiceLaunchSpec(
                endpoint, application(system.home(), endpoint), List.of(), niceness, all, environment);
    }

    /** Returns the folder of a service that Quarkus packaged. */
    static Path application(Path home, Endpoint service) {
        return home.resolve(service.label()).resolve("target/quarkus-app");
    }

    private static Map<String, String> renderer(SystemLaunchSpec system) {
        Path panoramas = system.panoramas();
        return panoramas == null ? Map.of() : Map.of("VENTRAL_RENDER_PANORAMAS", panoramas.toString());
    }

    private static Map<String, String> trainer(DataFolder data) throws LaunchException {
        var environment = new HashMap<>(TorchEnvironment.ofTraining());
        environment.put("VENTRAL_TRAINER_ARTIFACTS", data.artifacts().toString());
        if (!System.getenv().containsKey(INITIAL_WEIGHTS)) {
            environment.put(INITIAL_WEIGHTS, listed(data.initialWeights()));
        }
        return environment;
    }

    private static Map<String, String> scorer(SystemLaunchSpec system, DataFolder data) throws LaunchException {
        var environment = new HashMap<>(TorchEnvironment.ofScoring());
        environment.put("VENTRAL_SCORER_ARTIFACTS", listed(data.artifacts()));
        if (!System.getenv().containsKey(BENCHMARKS)) {
            environment.put(
                    BENCHMARKS,
                    system.home().resolve("scorer-service/benchmarks").toString());
        }
        if (!System.getenv().containsKey(REFERENCES)) {
            environment.put(REFERENCES, data.references().toString());
        }
        environment.putAll(system.scorerEnvironment());
        return environment;
    }

    /** Returns a configuration value that is a list of this folder alone. */
    private static String listed(Path folder) {
        return folder.toString().replace(",", "\\,");
    }

    private static Map<String, String> gateway(SystemLaunchSpec system, DataFolder data) throws LaunchException {
        return Map.of(
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_HTTP_PORT",
                Integer.toString(system.ports().of(Endpoint.GATEWAY)),
                "VENTRAL_GATEWAY_ARTIFACTS",
                listed(data.artifacts()),
                "QUARKUS_DATASOURCE_JDBC_URL",
                EmbeddedPostgres.jdbcUrl(system.ports()),
                "QUARKUS_DATASOURCE_USERNAME",
                EmbeddedPostgres.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                DatabasePasswords.in(data.database()).gateway(),
                "VENTRAL_GATEWAY_WEB_PORT",
                Integer.toString(system.ports().of(Endpoint.WEB)));
    }
}
