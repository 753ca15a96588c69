package ventral.scorer;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import ventral.contract.network.Network;
import ventral.scorer.djl.DjlCandidateLoader;
import ventral.service.StartupOrder;

/**
 * Checks that the engine computes correctly, before messaging connects: a scorer that cannot score does not start, and
 * joins no consumer group whose partitions it would keep.
 */
@ApplicationScoped
class ScorerEngineCheck {

    void check(@Observes @Priority(StartupOrder.ENGINE) StartupEvent event, DjlCandidateLoader candidates) {
        candidates.check(Network.RESNET18); // others are checked when they are first loaded
    }
}
