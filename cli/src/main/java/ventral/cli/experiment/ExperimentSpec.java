package ventral.cli.experiment;

import java.util.List;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Specs of a stream and of a sweep over it. */
public record ExperimentSpec(StreamName stream, StreamSpec streamSpec, SweepName sweep, SweepSpec sweepSpec) {

    /**
     * Builds the specs of an experiment, whose stream and sweep have the same name.
     *
     * @param imageCounts dataset sizes; the stream is as long as the largest
     * @param imageSize edge of an image in pixels
     * @throws ventral.contract.spec.InvalidFieldException if a value is out of its limits
     */
    public static ExperimentSpec of(
            String name,
            List<Objective> objectives,
            List<Long> imageCounts,
            List<Long> seeds,
            int epochCount,
            int checkpointsPerDecade,
            int imageSize,
            int batchSize) {
        StreamName stream = new StreamName(name);
        long largest = imageCounts.stream().mapToLong(count -> count).max().orElse(0);
        StreamSpec streamSpec = StreamSpec.rendered(0, largest, imageSize, batchSize);
        SweepSpec sweepSpec = new SweepSpec(stream, objectives, imageCounts, seeds, epochCount, checkpointsPerDecade);
        SweepName sweep = new SweepName(name);
        sweepSpec.runs(sweep).values().forEach(run -> run.checkAgainst(streamSpec));
        return new ExperimentSpec(stream, streamSpec, sweep, sweepSpec);
    }
}
