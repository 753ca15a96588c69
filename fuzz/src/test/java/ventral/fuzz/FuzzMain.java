package ventral.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes targets with Jazzer, guided by coverage: {@code [--target T]... [--runs N] [--seconds S]}, by default every
 * target with 100,000 inputs, however long that takes. Prints inputs and findings of each; a target stops at its first finding.
 */
final class FuzzMain {

    private static final long DEFAULT_RUNS = 100_000;
    private static final Path FOLDER = Path.of("target", "fuzz");

    private FuzzMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<FuzzTarget> targets = new ArrayList<>();
        long runs = DEFAULT_RUNS;
        long seconds = JazzerProcess.UNLIMITED;
        for (int i = 0; i < arguments.length; i += 2) {
            String value = i + 1 < arguments.length ? arguments[i + 1] : "";
            switch (arguments[i]) {
                case "--target" -> targets.add(FuzzTargets.find(value));
                case "--runs" -> runs = Long.parseLong(value);
                case "--seconds" -> seconds = Long.parseLong(value);
                default ->
                    throw new IllegalArgumentException(
                            "unknown option '%s': pass --target, --runs or --seconds".formatted(arguments[i]));
            }
        }
        System.exit(fuzz(targets.isEmpty() ? FuzzTargets.all() : targets, runs, seconds) ? 0 : 1);
    }

    /** Returns whether no target has a finding. */
    private static boolean fuzz(List<FuzzTarget> targets, long runs, long seconds)
            throws IOException, InterruptedException {
        boolean isClean = true;
        System.out.println("| target | inputs | inputs/s | result |");
        System.out.println("|---|---|---|---|");
        for (FuzzTarget target : targets) {
            Path folder = FOLDER.resolve(target.name());
            JazzerProcess.Outcome outcome = new JazzerProcess(target, folder).run(runs, seconds);
            isClean &= outcome.exitCode() == 0;
            System.out.printf(
                    "| %s | %,d | %,.0f | %s |%n",
                    target.name(),
                    outcome.inputCount(),
                    outcome.inputCount() / outcome.seconds(),
                    outcome.exitCode() == 0 ? "clean" : findings(target, folder));
        }
        return isClean;
    }

    private static String findings(FuzzTarget target, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("findings"))) {
            return "finding: see log.txt, and copy %s to fuzz/src/test/resources/ventral/fuzz/findings/%s"
                    .formatted(files.sorted().toList(), target.name());
        }
    }
}
