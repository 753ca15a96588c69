package ventral.cli.chaos;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ventral.api.v1.Run;
import ventral.api.v1.Score;
import ventral.api.v1.Stream;
import ventral.cli.chaos.report.RoundResult;
import ventral.cli.experiment.ExperimentSnapshot;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.study.Study;
import ventral.cli.study.gateway.StudyClient;
import ventral.contract.latent.Objective;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.network.Network;
import ventral.contract.spec.LearningRate;
import ventral.contract.spec.Optimiser;
import ventral.contract.spec.Recipe;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/**
 * Small sweeps that differ only in their names, one after the other. Each has a stream of its own, so that images are
 * rendered, learnt and scored as long as sweeps are started.
 */
final class SweepWorkload {

    private static final long STREAM_SEED = 5;
    private static final int IMAGE_SIZE = 32;
    private static final int BATCH_SIZE = 32;
    private static final long IMAGE_COUNT = 1024;
    private static final int HELD_OUT_COUNT = 256;
    private static final int EPOCH_COUNT = 3;

    private final GatewayClient gateway;
    private final List<Round> rounds = new ArrayList<>();

    /** A sweep and the client that creates and reads it. */
    private record Round(String name, StudyClient client) {}

    SweepWorkload(GatewayClient gateway) {
        this.gateway = gateway;
    }

    /** Starts the first sweep, or a further one if every run of the last has ended. */
    void continueWork() {
        if (rounds.isEmpty() || hasEnded(last())) {
            String name = "chaos-" + (rounds.size() + 1);
            StudyClient client = new StudyClient(gateway, study(name));
            client.create(); // which continues where a failed attempt stopped
            rounds.add(new Round(name, client));
        }
    }

    private Round last() {
        return rounds.get(rounds.size() - 1);
    }

    private static boolean hasEnded(Round round) {
        ExperimentSnapshot snapshot = round.client().snapshot();
        return !snapshot.runs().isEmpty() && snapshot.runs().stream().allMatch(ExperimentSnapshot::hasEnded);
    }

    /** Returns a number that grows with each image that is learnt and each score. */
    long progress() {
        long seen = gateway.runs().list("").stream()
                .mapToLong(Run::getSeenImageCount)
                .sum();
        return seen + gateway.scores().list("").size();
    }

    /** Returns whether every sweep has ended, and every checkpoint is scored. */
    boolean isComplete() {
        return rounds.stream().allMatch(round -> round.client().snapshot().isComplete());
    }

    /** Returns a sentence about what is done. */
    String describe() {
        ExperimentSnapshot snapshot = last().client().snapshot();
        return "sweep %d: %d images rendered, %d learnt, %d checkpoints, %d scores"
                .formatted(
                        rounds.size(),
                        snapshot.streams().stream()
                                .mapToLong(Stream::getRenderedImageCount)
                                .sum(),
                        snapshot.runs().stream()
                                .mapToLong(Run::getSeenImageCount)
                                .sum(),
                        snapshot.checkpoints().size(),
                        snapshot.scores().size());
    }

    /** Returns the results of every sweep. */
    List<RoundResult> results() {
        return rounds.stream()
                .map(round -> result(round.name(), round.client().snapshot()))
                .toList();
    }

    private static RoundResult result(String sweep, ExperimentSnapshot snapshot) {
        return new RoundResult(
                sweep,
                snapshot.checkpoints().stream()
                        .collect(toMap(
                                checkpoint -> place(sweep, CheckpointName.parse(checkpoint.getName())),
                                checkpoint -> HexFormat.of()
                                        .formatHex(checkpoint.getSha256().toByteArray()))),
                snapshot.scores().stream()
                        .collect(toMap(
                                score -> place(sweep, ExperimentSnapshot.checkpointOf(score)) + " on "
                                        + score.getBenchmark(),
                                SweepWorkload::value)),
                snapshot.runs().stream()
                        .collect(toMap(
                                run -> place(sweep, RunName.parse(run.getName())),
                                run -> seen(
                                        run.getState().name(),
                                        run.getSeenImageCount(),
                                        run.getValidation().getImageCount(),
                                        run.getValidation().getSeenImageCount()))));
    }

    /** Returns what a sweep's {@link RoundResult#seenImageCounts} must be. */
    static Map<String, String> expectedImageCounts() {
        SweepName sweep = new SweepName("expected");
        return sweep(new StreamName("expected")).runs(sweep).keySet().stream()
                .collect(toMap(
                        run -> place(sweep.id(), run),
                        run -> seen(
                                "RUN_STATE_SUCCEEDED",
                                IMAGE_COUNT * EPOCH_COUNT,
                                HELD_OUT_COUNT,
                                IMAGE_COUNT * EPOCH_COUNT)));
    }

    private static String seen(String state, long count, long validated, long validatedAfter) {
        return "%s with %d images seen, validated on %d after %d".formatted(state, count, validated, validatedAfter);
    }

    private static String value(Score score) {
        return score.hasError() ? score.getError().getMessage() : Double.toString(score.getRawValue());
    }

    private static String place(String sweep, CheckpointName checkpoint) {
        return "%s after %d".formatted(place(sweep, checkpoint.run()), checkpoint.seenImageCount());
    }

    private static String place(String sweep, RunName run) {
        return run.id().substring(sweep.length() + 1);
    }

    private static Study study(String name) {
        StreamName stream = new StreamName(name);
        return new Study(
                name,
                "",
                Map.of(stream, StreamSpec.rendered(STREAM_SEED, HELD_OUT_COUNT + IMAGE_COUNT, IMAGE_SIZE, BATCH_SIZE)),
                Map.of(new SweepName(name), sweep(stream)),
                List.of(),
                List.of(),
                null);
    }

    private static SweepSpec sweep(StreamName stream) {
        return new SweepSpec(
                stream,
                List.of(Objective.parse("distance"), Objective.parse("translation-category")),
                List.of(IMAGE_COUNT),
                List.of(1L),
                EPOCH_COUNT,
                1,
                recipe(),
                0);
    }

    private static Recipe recipe() {
        return new Recipe(
                Network.TINY,
                Recipe.DEFAULT.head(),
                new Optimiser.Sgd(.9, true, 1e-4),
                new LearningRate(.01, 1000, new LearningRate.CosineDecay(0)),
                1,
                Recipe.DEFAULT.regressionLoss(),
                Map.of(),
                Set.of(Recipe.Augmentation.COLOUR),
                Recipe.DEFAULT_SHUFFLE_WINDOW,
                HELD_OUT_COUNT,
                null);
    }
}
