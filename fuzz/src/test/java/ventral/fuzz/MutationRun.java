package ventral.fuzz;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Decodes the corpus of a target and then mutations of it for some seconds. As a program, it does so in a process of its
 * own, which native code may end.
 */
final class MutationRun {

    private static final long SEED = 20_261_101;

    private MutationRun() {}

    /** Runs {@code target seconds record}, where the last is the file that holds the current input. */
    public static void main(String[] arguments) throws Exception {
        InputRecorder recorder = InputRecorder.open(Path.of(arguments[2]));
        FuzzTarget target = FuzzTargets.find(arguments[0]);
        FuzzTarget recorded = new FuzzTarget(target.name(), target.declared(), target.seeds(), input -> {
            recorder.record(input);
            target.decoder().decode(input);
        });
        System.out.println(decode(recorded, Integer.parseInt(arguments[1])));
    }

    /**
     * Decodes inputs until the seconds are over.
     *
     * @return number of inputs
     * @throws InputBounds.BrokenBoundError if an input breaks a bound
     */
    static long decode(FuzzTarget target, int seconds) {
        List<byte[]> corpus = FuzzTargets.corpus(target);
        corpus.forEach(input -> InputBounds.check(target, input));
        ByteMutator mutator = new ByteMutator(SEED, corpus);
        long count = corpus.size();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end) {
            InputBounds.check(target, mutator.next());
            count++;
        }
        return count;
    }
}
