package ventral.scorer;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.Config;
import ventral.platform.security.BindPolicy;

/** Ends the scorer before it serves or consumes anything if others could reach a port that is not secured. */
@ApplicationScoped
class ScorerBindCheck {

    private static final int BEFORE_ALL_OTHERS = 0;

    void check(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event, Config config) {
        String refusal = BindPolicy.findRefusal(
                key -> config.getOptionalValue(key, String.class).orElse(null));
        if (refusal != null) {
            // Quarkus would swallow the bare exception, and the process would wait for ever without its ports.
            throw new IllegalStateException(refusal, new PreventFurtherStepsException(refusal, BindPolicy.EXIT_STATUS));
        }
    }
}
