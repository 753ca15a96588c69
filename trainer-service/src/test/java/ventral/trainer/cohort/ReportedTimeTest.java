package ventral.trainer.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ventral.contract.name.StreamName;
import ventral.platform.tracing.Tracer;
import ventral.trainer.batch.ImageSource;
import ventral.trainer.batch.LabelledBatch;
import ventral.trainer.run.OwnedRun;
import ventral.trainer.run.RunReport;
import ventral.trainer.run.TrainingProgress;
import ventral.trainer.testing.ChecksumLearner;
import ventral.trainer.testing.InMemoryRunStore;
import ventral.trainer.testing.InMemoryStream;

/** Trains runs on a stream of which each batch takes a second, and compares what is reported with that. */
class ReportedTimeTest extends TrainingLoopTestBase {

    private final List<TrainingProgress> running = new ArrayList<>();
    private Duration now = Duration.ZERO;

    private final ImageSource.ImageSourceFactory images = new ImageSource.ImageSourceFactory() {
        @Override
        public ImageSource open(StreamName name, long firstBatch) {
            return slow(stream.open(name, firstBatch));
        }

        @Override
        public ImageSource open(StreamName name, PrimitiveIterator.OfLong batches) {
            return slow(stream.open(name, batches));
        }
    };

    private final InMemoryRunStore store = new InMemoryRunStore() {
        @Override
        public void report(Map<OwnedRun, RunReport> published) {
            super.report(published);
            published.values().stream()
                    .filter(report -> report.state() == RunReport.State.RUNNING)
                    .map(RunReport::progress)
                    .filter(progress -> progress.seenImageCount() > 0)
                    .forEach(running::add);
        }
    };

    @Test
    void a_running_run_reports_its_rate_and_the_time_that_it_will_take() throws InterruptedException {
        TrainingIntervals intervals =
                new TrainingIntervals(() -> now, Duration.ofSeconds(10), Duration.ofSeconds(50), Duration.ZERO);
        new TrainingLoop(images, ChecksumLearner.all(), path -> new TreeMap<>(), store, store, intervals, Tracer.NONE)
                .train(List.of(run("steady", 2 * IMAGES, 1)), control);
        assertThat(running).hasSizeGreaterThan(10).allSatisfy(progress -> {
            double batchesLeft = (2. * IMAGES - progress.seenImageCount()) / InMemoryStream.BATCH;
            assertThat(progress.imagesPerSecond()).isCloseTo(InMemoryStream.BATCH, within(2.));
            assertThat(progress.timeLeft()).isNotNull();
            assertThat((double) progress.timeLeft().toSeconds()).isCloseTo(batchesLeft, within(2 + .1 * batchesLeft));
        });
    }

    private ImageSource slow(ImageSource source) {
        return new ImageSource() {
            @Override
            public Optional<LabelledBatch> next() throws InterruptedException {
                now = now.plusSeconds(1);
                return source.next();
            }

            @Override
            public void close() {
                source.close();
            }
        };
    }
}
