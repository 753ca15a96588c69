package ventral.service;

import io.quarkus.arc.All;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import ventral.platform.security.BindPolicy;

/** Ends a service before it serves or consumes anything if others could reach a port that is not secured. */
@Singleton
class BindCheck {

    private final List<BindRule> rules;

    /**
     * Creates the check.
     *
     * @param rules what a service requires beyond the policy of all services
     */
    BindCheck(@All List<BindRule> rules) {
        this.rules = rules;
    }

    void check(@Observes @Priority(StartupOrder.PORTS) StartupEvent event, Config config) {
        refuse(BindPolicy.findRefusal(
                key -> config.getOptionalValue(key, String.class).orElse(null)));
        rules.forEach(rule -> refuse(rule.findRefusal(config)));
    }

    private static void refuse(@Nullable String refusal) {
        if (refusal != null) {
            // Quarkus would swallow the bare exception, and the process would wait for ever without its ports.
            throw new IllegalStateException(refusal, new PreventFurtherStepsException(refusal, BindPolicy.EXIT_STATUS));
        }
    }
}
