package ventral.cli.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import ventral.cli.chaos.fault.FaultTarget;

/** Configures the services of a system under test for short sessions and frequent resume points. */
final class ServiceTestSettings {

    /** Session timeout of every service at the broker, the shortest that a broker allows by default. */
    static final Duration SESSION_TIMEOUT = Duration.ofSeconds(6);

    private static final String MILLIS = Long.toString(SESSION_TIMEOUT.toMillis());

    /** Several threads that wait for each other are slow beside other processes, and the networks are tiny. */
    private static final String ONE_THREAD = "1";

    private ServiceTestSettings() {}

    /** Returns the environment variables of a service that differ from those of {@code ventral up}. */
    static Map<String, String> environment(FaultTarget service, Path artifacts, Path benchmarks) {
        return switch (service) {
            case RENDERER -> Map.of("MP_MESSAGING_INCOMING_RENDER_SHARES_SESSION_TIMEOUT_MS", MILLIS);
            case TRAINER ->
                Map.of(
                        "MP_MESSAGING_INCOMING_RUN_INTENTS_SESSION_TIMEOUT_MS",
                        MILLIS,
                        "VENTRAL_TRAINER_ARTIFACTS",
                        artifacts.toString(),
                        "VENTRAL_TRAINER_SAVE_INTERVAL",
                        "3s",
                        "VENTRAL_TRAINER_RETRY_INTERVAL",
                        "2s",
                        "VENTRAL_TRAINER_THREADS",
                        ONE_THREAD);
            case SCORER ->
                Map.of(
                        "MP_MESSAGING_INCOMING_CHECKPOINTS_SESSION_TIMEOUT_MS",
                        MILLIS,
                        "MP_MESSAGING_INCOMING_SCORING_TASKS_SESSION_TIMEOUT_MS",
                        MILLIS,
                        "VENTRAL_SCORER_ARTIFACTS",
                        listed(artifacts),
                        "VENTRAL_SCORER_BENCHMARKS",
                        benchmarks.toString(),
                        "VENTRAL_SCORER_THREADS",
                        ONE_THREAD);
            case GATEWAY -> Map.of("VENTRAL_GATEWAY_ARTIFACTS", listed(artifacts));
            case BROKER, DATABASE -> Map.of();
        };
    }

    /** Returns a configuration value that is a list of this folder alone. */
    private static String listed(Path folder) {
        return folder.toString().replace(",", "\\,");
    }
}
