package ventral.benchmarks.score;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ventral.benchmarks.JsonProcess;

/**
 * Runs scikit-learn in a Python process.
 *
 * @param python the interpreter's command
 */
record SklearnPeer(String python, Path script, int threads) {

    /**
     * Checks that the interpreter has scikit-learn, and returns the versions it reports.
     *
     * @throws IllegalStateException if scikit-learn is missing; the message says what to install
     */
    JsonNode check() throws InterruptedException {
        if (!Files.exists(script)) {
            throw new IllegalStateException("there is no script %s; name it with --peer".formatted(script));
        }
        return answer(List.of("check"));
    }

    /**
     * Scores the workload once.
     *
     * @param splitCount number of splits that are fitted
     */
    JsonNode score(Path folder, RegressionWorkload workload, BenchRegression metric, int componentCount, int splitCount)
            throws InterruptedException {
        return answer(List.of(
                "score",
                "--metric",
                metric.toString(),
                "--folder",
                folder.toString(),
                "--stimuli",
                Integer.toString(workload.stimulusCount()),
                "--train",
                Integer.toString(workload.trainCount()),
                "--components",
                Integer.toString(componentCount),
                "--splits",
                Integer.toString(splitCount)));
    }

    /** Returns the peak memory of a process that holds noise of this size and fits one split of one layer. */
    long peakBytes(MemoryRung rung, int neuroidCount) throws InterruptedException {
        return answer(List.of(
                        "memory",
                        "--stimuli",
                        Integer.toString(rung.stimulusCount()),
                        "--train",
                        Integer.toString(rung.trainCount()),
                        "--features",
                        Integer.toString(rung.featureCount()),
                        "--layers",
                        Integer.toString(rung.layerCount()),
                        "--neuroids",
                        Integer.toString(neuroidCount)))
                .path("peak_bytes")
                .asLong();
    }

    private JsonNode answer(List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, script.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // the environment of a user, except for the number of threads
        builder.environment().remove("OMP_WAIT_POLICY");
        builder.environment().put("OMP_NUM_THREADS", Integer.toString(threads));
        builder.environment().put("OPENBLAS_NUM_THREADS", Integer.toString(threads));
        return JsonProcess.run(builder, line -> {});
    }
}
