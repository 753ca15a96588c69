package ventral.trainer;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import ventral.trainer.cohort.TrainingLoop;
import ventral.trainer.djl.DjlLearnerFactory;
import ventral.trainer.schedule.RunScheduler;

/** The one training thread. The service is ready once the engine has passed its check. */
@Readiness
@ApplicationScoped
class TrainerThread implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(TrainerThread.class);

    private final RunScheduler scheduler;
    private final TrainingLoop loop;
    private final DjlLearnerFactory learners;
    private final Thread thread = new Thread(this::train, "train");
    private volatile String state = "starting";
    private volatile boolean training;

    TrainerThread(RunScheduler scheduler, TrainingLoop loop, DjlLearnerFactory learners) {
        this.scheduler = scheduler;
        this.loop = loop;
        this.learners = learners;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Stops training and waits for the running step, because a JVM that exits during a native step may crash. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        scheduler.stop();
        thread.join();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("training")
                .status(training)
                .withData("state", state)
                .build();
    }

    private void train() {
        try {
            learners.check();
            state = learners.describe();
            training = true;
            LOG.infof("training with %s", state);
            loop.run(scheduler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            state = String.valueOf(e.getMessage());
            LOG.errorf(e, "cannot train: %s", e.getMessage());
        } finally {
            training = false;
        }
    }
}
