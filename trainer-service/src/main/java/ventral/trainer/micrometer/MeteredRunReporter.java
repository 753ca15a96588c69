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
 * rate, images seen and time left; for the trainer the images learnt from and its usage of the device.
 */
public final class MeteredRunReporter implements RunReporter {

    private final RunReporter reports;
    private final MeterRegistry registry;
    private final Counter images;
    private final Map<RunName, RunMeters> running = new HashMap<>();

    public MeteredRunReporter(RunReporter reports, LearnerFactory learners, MeterRegistry registry) {
        this.reports = reports;
        this.registry = registry;
        this.images = Counter.builder("ventral.trainer.images")
                .description("Images learnt from, summed over runs")
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
            images.increment(Math.max(0, report.progress().seenImageCount() - meters.latest.seenImageCount()));
            meters.latest = report.progress();
        } else {
            RunMeters meters = running.get(run.name());
            if (meters != null) {
                images.increment(Math.max(0, report.progress().seenImageCount() - meters.latest.seenImageCount()));
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
            gauge("loss", "Mean loss over the last report interval", each -> valueOrNaN(each.loss()));
            gauge("learning.rate", "Learning rate", each -> valueOrNaN(each.learningRate()));
            gauge(
                    "images.per.second",
                    "Images learnt from per second, over the last report interval",
                    each -> valueOrNaN(each.imagesPerSecond()));
            gauge("seen.images", "Images learnt from, over all epochs", TrainingProgress::seenImageCount);
            gauge(
                    "time.left.seconds",
                    "Estimated time left at the recent rate",
                    each -> each.timeLeft() == null
                            ? Double.NaN
                            : each.timeLeft().toSeconds());
        }

        private void gauge(String name, String description, ToDoubleFunction<TrainingProgress> value) {
            meters.add(Gauge.builder("ventral.trainer.run." + name, this, of -> value.applyAsDouble(of.latest))
                    .description(description)
                    .tags(tags)
                    .register(registry));
        }

        void remove() {
            meters.forEach(registry::remove);
        }
    }
}
