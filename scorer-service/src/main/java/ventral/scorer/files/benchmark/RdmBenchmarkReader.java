package ventral.scorer.files.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.benchmark.BenchmarkMetadata;
import ventral.scorer.benchmark.RdmBenchmark;
import ventral.scorer.ceiling.Ceiling;
import ventral.scorer.ceiling.CeilingMethod;
import ventral.scorer.ceiling.NoiseCeiling;
import ventral.scorer.metric.similarity.Rdm;

/** Reads benchmarks of dissimilarities from NumPy files. */
final class RdmBenchmarkReader {

    private RdmBenchmarkReader() {}

    /**
     * Reads a benchmark.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException if the files do not match each other
     */
    static RdmBenchmark read(
            BenchmarkMetadata description,
            StimulusSet stimuli,
            RecordingSource.Dissimilarities files,
            BenchmarkPaths places)
            throws IOException {
        Path file = files.file().locateVerified(places);
        List<Rdm> whole = rdms(file, NpyFile.read(file));
        if (whole.size() != 1) {
            throw new IOException("%s holds %d matrices; it has to hold one".formatted(file, whole.size()));
        }
        return new RdmBenchmark(
                description,
                stimuli,
                rows(stimuli, files.orderBy()),
                whole.get(0),
                ceiling(description, files.subjects(), places));
    }

    private static @Nullable Ceiling ceiling(
            BenchmarkMetadata description, @Nullable CheckedFile subjects, BenchmarkPaths places) throws IOException {
        return switch (description.ceiling()) {
            case SPLIT_HALF ->
                throw new IllegalArgumentException(
                        "ceiling is split-half; dissimilarities have no halves, it has to be subjects, stated or none");
            case STATED -> description.statedCeiling();
            case NONE -> null;
            case SUBJECTS -> {
                if (subjects == null) {
                    throw new IllegalArgumentException("recording.subjects is missing, which a ceiling of %s needs"
                            .formatted(CeilingMethod.SUBJECTS));
                }
                Path file = subjects.locateVerified(places);
                NoiseCeiling bounds = NoiseCeiling.of(rdms(file, NpyFile.read(file)));
                yield new Ceiling(bounds.upper(), bounds.lower());
            }
        };
    }

    /** Returns one matrix for each entry of the first axis, averaged over the axes between it and the last two. */
    private static List<Rdm> rdms(Path file, NpyFile array) throws IOException {
        int[] shape = array.shape();
        int rank = shape.length;
        if (rank < 2 || shape[rank - 1] != shape[rank - 2]) {
            throw new IOException("%s has the shape %s; it has to end with (stimuli, stimuli)"
                    .formatted(file, Arrays.toString(shape)));
        }
        if (array.values().length == 0) {
            throw new IOException("%s has the shape %s; an axis of length 0 holds no dissimilarities"
                    .formatted(file, Arrays.toString(shape)));
        }
        int size = shape[rank - 1];
        int first = rank == 2 ? 1 : shape[0];
        int averaged = array.values().length / (first * size * size);
        List<Rdm> rdms = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            double[][] mean = new double[size][size];
            for (int k = 0; k < averaged * size * size; k++) {
                int cell = k % (size * size);
                mean[cell / size][cell % size] += array.values()[i * averaged * size * size + k] / averaged;
            }
            rdms.add(new Rdm(mean));
        }
        return rdms;
    }

    /** Returns, for each row, the row of its stimulus in the set. */
    private static int[] rows(StimulusSet stimuli, String orderBy) {
        int count = stimuli.stimuli().size();
        int[] rows = new int[count];
        boolean[] isTaken = new boolean[count];
        for (int i = 0; i < count; i++) {
            Stimulus stimulus = stimuli.stimuli().get(i);
            int row = row(stimulus, orderBy, count);
            if (isTaken[row]) {
                throw new IllegalArgumentException("two stimuli have the %s %d".formatted(orderBy, row));
            }
            isTaken[row] = true;
            rows[row] = i;
        }
        return rows;
    }

    private static int row(Stimulus stimulus, String orderBy, int count) {
        String label = stimulus.label(orderBy);
        if (!label.matches("\\d{1,9}") || Integer.parseInt(label) >= count) {
            throw new IllegalArgumentException("%s of stimulus %s is %s; it has to be from 0 to %d"
                    .formatted(orderBy, stimulus.id(), label, count - 1));
        }
        return Integer.parseInt(label);
    }
}
