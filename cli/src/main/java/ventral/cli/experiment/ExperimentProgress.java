package ventral.cli.experiment;

import java.time.Duration;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ventral.api.v1.Run;
import ventral.api.v1.Stream;
import ventral.cli.terminal.NumberFormats;
import ventral.cli.terminal.ProgressBar;
import ventral.contract.cost.ThroughputMeter;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.RunState;

/** Reports how far an experiment is and when it will be done. Keeps earlier snapshots' counts to measure throughput. */
public final class ExperimentProgress {

    /** Shortest time over which a throughput is shown. */
    private static final Duration MINIMUM_SPAN = Duration.ofSeconds(5);

    private final ThroughputMeter rendering = new ThroughputMeter(MINIMUM_SPAN);
    private final ThroughputMeter training = new ThroughputMeter(MINIMUM_SPAN);
    private final ThroughputMeter scoring = new ThroughputMeter(MINIMUM_SPAN);
    private Duration now = Duration.ZERO;
    private List<ProgressBar> bars = List.of();
    private String states = "";
    private @Nullable Duration trainingEstimate;
    private boolean isPaused;
    private boolean isTraining;
    private double availableScoreCount;

    /**
     * Updates the progress from a snapshot.
     *
     * @param at time since the start of the experiment, never less than in the previous call
     */
    public void show(ExperimentSnapshot snapshot, Duration at) {
        now = at;
        states = states(snapshot);
        trainingEstimate = new TrainingTimeLeft(snapshot).estimate().orElse(null);
        isPaused = snapshot.isPaused();
        isTraining = !snapshot.runs().stream().allMatch(ExperimentSnapshot::hasEnded);
        availableScoreCount =
                (double) snapshot.checkpoints().size() * snapshot.ready().size();
        bars = List.of(rendering(snapshot), training(snapshot), scoring(snapshot));
        rendering.add(at, bars.get(0).done());
        training.add(at, bars.get(1).done());
        scoring.add(at, bars.get(2).done());
    }

    /** Returns the progress bars of rendering, training and scoring, in this order. */
    public List<ProgressBar> bars() {
        return bars;
    }

    /** Returns how many runs are in each state, such as {@code 2 running, 5 queued, 1 failed}. */
    public String states() {
        return states;
    }

    private static String states(ExperimentSnapshot snapshot) {
        Map<RunState, Long> counts = snapshot.runs().stream()
                .collect(Collectors.groupingBy(
                        Run::getState, () -> new EnumMap<>(RunState.class), Collectors.counting()));
        return counts.entrySet().stream()
                .map(count -> "%d %s"
                        .formatted(
                                count.getValue(),
                                count.getKey().name().replace("RUN_STATE_", "").toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
    }

    /** Returns the elapsed time and, once it can be estimated, the time left. */
    public String times() {
        String elapsed = NumberFormats.approximateDuration(now) + " elapsed";
        return timeLeft()
                .map(left -> elapsed + ", about " + NumberFormats.approximateDuration(left) + " left")
                .orElse(elapsed);
    }

    /**
     * Returns the longest of the three times left, because rendering, training and scoring run concurrently; empty
     * while all runs that have not ended are paused.
     */
    private Optional<Duration> timeLeft() {
        if (isPaused) {
            return Optional.empty();
        }
        Optional<Duration> renderingLeft = rendering.timeLeft(bars.get(0).total());
        Optional<Duration> trainingLeft = Optional.ofNullable(trainingEstimate)
                .or(() -> training.timeLeft(bars.get(1).total()));
        List<Optional<Duration>> left = List.of(renderingLeft, trainingLeft, scoringLeft());
        return left.stream().allMatch(Optional::isPresent)
                ? left.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /**
     * Returns the time until the checkpoints that exist are scored. Scorers wait for the other checkpoints until they
     * are trained, and those of a failed run never exist.
     */
    private Optional<Duration> scoringLeft() {
        Optional<Duration> left = scoring.timeLeft(availableScoreCount);
        return isTraining ? left.or(() -> Optional.of(Duration.ZERO)) : left;
    }

    private ProgressBar rendering(ExperimentSnapshot snapshot) {
        return new ProgressBar(
                "rendering",
                snapshot.streams().stream()
                        .mapToLong(Stream::getRenderedImageCount)
                        .sum(),
                snapshot.streams().stream()
                        .mapToLong(stream -> stream.getSpec().getImageCount())
                        .sum(),
                perSecond(rendering, "images/s"));
    }

    private ProgressBar training(ExperimentSnapshot snapshot) {
        long total = snapshot.runs().stream()
                .mapToLong(run -> SpecMapper.fromWire(run.getSpec()).totalImageCount())
                .sum();
        long seen = snapshot.runs().stream().mapToLong(Run::getSeenImageCount).sum();
        long ended =
                snapshot.runs().stream().filter(ExperimentSnapshot::hasEnded).count();
        String note = "%s  %d of %d runs%s"
                .formatted(
                        perSecond(training, "images/s"), ended, snapshot.runs().size(), loss(snapshot));
        return new ProgressBar("training", seen, total, note.strip());
    }

    private static String loss(ExperimentSnapshot snapshot) {
        OptionalDouble loss = snapshot.in(RunState.RUN_STATE_RUNNING).stream()
                .filter(Run::hasLoss)
                .mapToDouble(Run::getLoss)
                .findFirst();
        return loss.isPresent() ? String.format(Locale.ROOT, ", loss %.3f", loss.getAsDouble()) : "";
    }

    private ProgressBar scoring(ExperimentSnapshot snapshot) {
        Map<String, Integer> batchSizes = snapshot.streams().stream()
                .collect(Collectors.toMap(
                        Stream::getName, stream -> stream.getSpec().getBatchSize()));
        long planned = snapshot.runs().stream()
                .map(run -> SpecMapper.fromWire(run.getSpec()))
                .mapToLong(spec -> plannedCheckpoints(
                        spec, batchSizes.getOrDefault(spec.stream().toString(), StreamSpec.DEFAULT_BATCH_SIZE)))
                .sum();
        return new ProgressBar(
                "scoring",
                snapshot.scores().size(),
                planned * snapshot.ready().size(),
                "%s  %d checkpoints x %d benchmarks"
                        .formatted(
                                perSecond(scoring, "scores/s"),
                                planned,
                                snapshot.ready().size())
                        .strip());
    }

    private static long plannedCheckpoints(RunSpec spec, int batchSize) {
        return spec.checkpoints(batchSize).size();
    }

    private static String perSecond(ThroughputMeter pace, String unit) {
        return pace.perSecond()
                .map(value -> String.format(Locale.ROOT, value < 10 ? "%.1f %s" : "%.0f %s", value, unit))
                .orElse("");
    }
}
