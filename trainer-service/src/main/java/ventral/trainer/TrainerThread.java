package ventral.trainer;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import ventral.platform.thread.WorkThread;
import ventral.trainer.cohort.TrainingLoop;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.schedule.RunScheduler;

/** The one training thread. If it ends, the process exits. */
@ApplicationScoped
class TrainerThread {

    private static final Logger LOG = Logger.getLogger(TrainerThread.class);

    /** Enough for a step and the saving of its runs, unless the broker or the artifact store is unavailable. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(100);

    private final RunScheduler scheduler;
    private final TrainingLoop loop;
    private final DjlLearnerFactory learners;
    private final WorkThread thread;
    private volatile boolean training;

    TrainerThread(RunScheduler scheduler, TrainingLoop loop, DjlLearnerFactory learners) {
        this.scheduler = scheduler;
        this.loop = loop;
        this.learners = learners;
        this.thread = new WorkThread("train", this::train, () -> Quarkus.asyncExit(1));
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Stops training and waits for the running step, because a JVM that exits during a native step may crash. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        thread.stop(scheduler::stop, STOP_DEADLINE);
    }

    /** Returns true while runs can be trained. */
    boolean isTraining() {
        return training;
    }

    /** Returns why training ended before it was stopped; empty if it did not. */
    Optional<String> failure() {
        return thread.failure();
    }

    private void train() throws InterruptedException {
        training = true;
        try {
            LOG.infof("training with %s", learners.describe());
            loop.run(scheduler);
        } finally {
            training = false;
        }
    }
}
