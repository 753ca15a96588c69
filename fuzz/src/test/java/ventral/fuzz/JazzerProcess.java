package ventral.fuzz;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs Jazzer on one target in a process of its own, whose end by native code is a finding like any other. */
final class JazzerProcess {

    private static final String INSTRUMENTED =
            "ventral.**:io.jhdf.**:org.yaml.**:com.fasterxml.jackson.dataformat.**:org.apache.commons.csv.**";
    private static final Pattern COUNT = Pattern.compile("^#(\\d+)\\s", Pattern.MULTILINE);
    private static final int MAX_INPUT_BYTES = 1 << 16;
    private static final int TIMEOUT_SECONDS = 300;

    /** A limit of time that stops no process. */
    static final long UNLIMITED = 0;

    private final FuzzTarget target;
    private final Path folder;

    /**
     * Creates a process that is not started yet.
     *
     * @param folder holds the corpus, the findings and the log of this target
     */
    JazzerProcess(FuzzTarget target, Path folder) {
        this.target = target;
        this.folder = folder;
    }

    /** The outcome of a process. */
    record Outcome(long inputCount, double seconds, int exitCode) {}

    /**
     * Fuzzes until one of two limits is reached.
     *
     * @param inputCount number of inputs
     * @param seconds time from which no further input is tried, or {@link #UNLIMITED}
     */
    Outcome run(long inputCount, long seconds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        Path findings = Files.createDirectories(folder.resolve("findings"));
        List<byte[]> seeds = FuzzTargets.corpus(target);
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-%03d".formatted(i)), seeds.get(i));
        }
        Path record = folder.resolve("input.record");
        Path log = folder.resolve("log.txt");
        Files.deleteIfExists(log);
        Files.deleteIfExists(record);
        long knownCount = count(findings);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-Xss1m",
                        "-XX:+UseSerialGC",
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0",
                        "-Djava.awt.headless=true",
                        "-Dventral.fuzz.target=" + target.name(),
                        "-Dventral.fuzz.record=" + record.toAbsolutePath(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.code_intelligence.jazzer.Jazzer",
                        "--target_class=" + JazzerEntryPoint.class.getName(),
                        "--instrumentation_includes=" + INSTRUMENTED,
                        "--custom_hook_includes=ventral.**",
                        "--reproducer_path=" + folder,
                        "-artifact_prefix=" + findings.toAbsolutePath() + "/",
                        "-runs=" + inputCount,
                        "-max_total_time=" + seconds,
                        "-max_len=" + MAX_INPUT_BYTES,
                        "-timeout=" + TIMEOUT_SECONDS,
                        "-rss_limit_mb=4096",
                        corpus.toString())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .start();
        Thread stop = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(stop);
        int exitCode = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        double elapsed = (System.nanoTime() - start) / 1e9;
        if (exitCode != 0 && count(findings) == knownCount && Files.exists(record)) {
            Files.write(findings.resolve("died"), InputRecorder.read(record));
        }
        return new Outcome(inputCount(Files.readString(log, StandardCharsets.ISO_8859_1)), elapsed, exitCode);
    }

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static long inputCount(String log) {
        long count = 0;
        Matcher matcher = COUNT.matcher(log);
        while (matcher.find()) {
            count = Long.parseLong(matcher.group(1));
        }
        return count;
    }
}
