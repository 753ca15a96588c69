package ventral.render.kafka;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import ventral.render.stream.StoreUnavailableException;

/** Tells a broker that is away from one that refuses. */
final class Away {

    private static final Logger LOG = Logger.getLogger(Away.class);

    private Away() {}

    /**
     * Does something that needs the broker.
     *
     * @throws StoreUnavailableException if it cannot be reached, or is not yet what it will be
     */
    static <T> T unless(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            if (e instanceof RetriableException || e.getCause() instanceof RetriableException) {
                LOG.warnf("the broker is away, so that %s waits: %s", what, e.getMessage());
                throw new StoreUnavailableException("the broker is away: " + e.getMessage(), e);
            }
            throw e;
        }
    }
}
