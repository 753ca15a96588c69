package ventral.service;

import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Adds a rule of one service to the {@link BindCheck} of every service. BindCheck applies every bean of this type. */
public interface BindRule {

    /**
     * Returns why the service may not listen at its configured addresses, as a sentence with the remedy; null if it
     * may.
     */
    @Nullable String findRefusal(Config config);
}
