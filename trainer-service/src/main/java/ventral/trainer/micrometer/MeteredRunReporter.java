package ventral.trainer.micrometer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import ventral.contract.name.RunName;
import ventral.trainer.learner.LearnerFactory;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.RunReporter;
import ventral.trainer.run.TrainingProgress;

/**
 * Forwards reports and records them as metrics: for each run that is trained here its loss, learning rate, training
 * rate, images seen and time left; for the trainer the images learnt from, the updates and its usage of the device.
 */
public final class MeteredRunReporter implements RunReporter {

    private final RunReporter reports;
    private final MeterRegistry registry;
    private final Counter images;
    private final Counter updates;
    private final Map<RunName, RunMeters> running = new HashMap<>();

    public MeteredRunReporter(RunReporter reports, LearnerFactory learners, MeterRegistry registry) {
        this.reports = reports;
        this.registry = registry;
        this.images = Counter.builder("ventral.trainer.images")
                .description("Images learnt from, summed over runs")
                .register(registry);
        this.updates = Counter.builder("ventral.trainer.updates")
                .description("Updates of weights, summed over runs")
                .register(registry);
        Gauge.builder(
                        "ventral.trainer.device.use",
                        learners,
                        all -> valueOrNaN(all.use().share()))
                .description("Fraction of the device that this process keeps busy, 0 to 1")
                .register(registry);
        Gauge.builder(
                        "ventral.trainer.device.memory",
                        learners,
                        all -> all.use().memoryBytes())
                .description("Device memory that this process uses")
                .baseUnit("bytes")
                .register(registry);
    }

    @Override
    public void takeOver(Collection<OwnedRun> runs) {
        reports.takeOver(runs);
    }

    @Override
    public boolean isFenced(OwnedRun run) {
        return reports.isFenced(run);
    }

    @Override
    public Optional<RunReport> latest(OwnedRun run) {
        return reports.latest(run);
    }

    @Override
    public void report(Map<OwnedRun, RunReport> published) {
        reports.report(published);
        published.forEach(this::measure);
    }

    private void measure(OwnedRun run, RunReport report) {
        if (report.state() == RunReport.State.RUNNING && !reports.isFenced(run)) {
            RunMeters meters = running.computeIfAbsent(run.name(), name -> new RunMeters(run, report.progress()));
            count(meters.latest, report.progress());
            meters.latest = report.progress();
        } else {
            RunMeters meters = running.get(run.name());
            if (meters != null) {
                count(meters.latest, report.progress());
            }
            release(run);
        }
    }

    @Override
    public void release(OwnedRun run) {
        reports.release(run);
        RunMeters meters = running.remove(run.name());
        if (meters != null) {
            meters.remove();
        }
    }

    /** Counts what was learnt between two reports of a run. A report that is repeated counts once. */
    private void count(TrainingProgress former, TrainingProgress latest) {
        long learnt = latest.seenImageCount() - former.seenImageCount();
        if (learnt > 0) {
            images.increment(learnt);
            updates.increment(latest.updateCount());
        }
    }

    private static double valueOrNaN(@Nullable Double value) {
        return value == null ? Double.NaN : value;
    }

    private final class RunMeters {

        private final Tags tags;
        private final List<Meter> meters = new ArrayList<>();
        private volatile TrainingProgress latest;

        RunMeters(OwnedRun run, TrainingProgress progress) {
            this.latest = progress;
            this.tags = Tags.of(
                    "run", run.name().id(), "objective", run.spec().objective().id());
            gauge(
                    "ventral.trainer.run.loss",
                    null,
                    "Mean loss over the last report interval",
                    each -> valueOrNaN(each.loss()));
            gauge("ventral.trainer.run.learning.rate", null, "Learning rate", each -> valueOrNaN(each.learningRate()));
            gauge(
                    "ventral.trainer.run.images.per.second",
                    null,
                    "Images learnt from per second, over the last minute",
                    each -> valueOrNaN(each.imagesPerSecond()));
            gauge(
                    "ventral.trainer.run.seen.images",
                    "images",
                    "Images learnt from, over all epochs",
                    TrainingProgress::seenImageCount);
            gauge(
                    "ventral.trainer.run.time.left.seconds",
                    "seconds",
                    "Estimated time left, from the costs of steps and checkpoints",
                    each -> each.timeLeft() == null
                            ? Double.NaN
                            : each.timeLeft().toSeconds());
        }

        private void gauge(
                String name, @Nullable String unit, String description, ToDoubleFunction<TrainingProgress> value) {
            meters.add(Gauge.builder(name, this, of -> value.applyAsDouble(of.latest))
                    .baseUnit(unit)
                    .description(description)
                    .tags(tags)
                    .register(registry));
        }

        void remove() {
            meters.forEach(registry::remove);
        }
    }
}
