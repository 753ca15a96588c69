package ventral.trainer;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import ventral.service.StartupOrder;
import ventral.trainer.djl.DjlLearnerFactory;

/**
 * Checks that the engine computes correctly, before messaging connects: a trainer that cannot train does not start, and
 * joins no consumer group whose partitions it would keep.
 */
@ApplicationScoped
class TrainerEngineCheck {

    void check(@Observes @Priority(StartupOrder.ENGINE) StartupEvent event, DjlLearnerFactory learners) {
        learners.check();
    }
}
