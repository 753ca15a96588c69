package ventral.benchmarks.score;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ventral.benchmarks.ProcessMemory;
import ventral.benchmarks.score.djl.NoiseCandidate;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusImage;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.candidate.Candidate;
import ventral.scorer.candidate.CandidateProgressListener;
import ventral.scorer.candidate.LayerFeatures;
import ventral.scorer.candidate.Preprocessing;
import ventral.scorer.metric.regression.CrossValidatedRegression;
import ventral.scorer.metric.regression.PlsRegression;
import ventral.scorer.metric.statistics.TrainTestSplit;

/** Stores and scores noise of one size as a scorer does, and prints the peak memory of its process as a line of JSON. */
@Command(name = MemoryProbeCommand.NAME, hidden = true, mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class MemoryProbeCommand implements Callable<Integer> {

    static final String NAME = "memory-probe";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COMPONENT_COUNT = 25;

    @Option(names = "--rung", required = true, converter = MemoryRung.Converter.class)
    MemoryRung rung;

    @Option(names = "--feature-memory", paramLabel = "MB", required = true)
    long featureMemory;

    @Option(names = "--neuroids", required = true)
    int neuroidCount;

    @Option(names = "--threads", required = true)
    int threads;

    @Override
    public Integer call() throws IOException {
        checkDisk();
        // the regression runs on the common pool
        System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(threads));
        double[][] responses = responses();
        List<TrainTestSplit> splits = MemoryRung.splits().shuffled(rung.stimulusCount());
        long start = System.nanoTime();
        try (Candidate candidate =
                NoiseCandidate.create(rung.layerCount(), rung.featureCount(), threads, featureMemory << 20)) {
            for (LayerFeatures layer : candidate.lookAt(List.of(stimuli()), CandidateProgressListener.NONE)) {
                CrossValidatedRegression.correlations(
                        new PlsRegression(COMPONENT_COUNT), layer.products(), responses, splits);
            }
        }
        System.out.println(JSON.writeValueAsString(
                Map.of("seconds", (System.nanoTime() - start) * 1e-9, "peak_bytes", ProcessMemory.peakBytes())));
        return 0;
    }

    private void checkDisk() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        long room = Files.getFileStore(folder).getUsableSpace();
        if (rung.featureBytes() > featureMemory << 20 && rung.featureBytes() > room) {
            throw new FileSystemException(
                    folder.toString(),
                    null,
                    "%d MB of features do not fit into %d MB; free some space, or choose other --rungs"
                            .formatted(rung.featureBytes() >> 20, room >> 20));
        }
    }

    private StimulusSet stimuli() {
        List<Stimulus> stimuli = IntStream.range(0, rung.stimulusCount())
                .mapToObj(i -> new Stimulus("stimulus-%06d".formatted(i), Map.of()))
                .toList();
        byte[] rgb = new byte[3];
        return new StimulusSet("noise", Preprocessing.USUAL_DEGREES, stimuli, stimulus -> new StimulusImage(1, 1, rgb));
    }

    private double[][] responses() {
        Random random = new Random(1);
        return IntStream.range(0, rung.stimulusCount())
                .mapToObj(i -> random.doubles(neuroidCount).toArray())
                .toArray(double[][]::new);
    }
}
