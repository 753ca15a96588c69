package ventral.render.kafka;

import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;
import ventral.render.stream.StoreUnavailableException;

/** Distinguishes an unavailable broker from one that rejects a call. */
final class BrokerCalls {

    private static final Logger LOG = Logger.getLogger(BrokerCalls.class);

    private BrokerCalls() {}

    /**
     * Runs a call that needs the broker.
     *
     * @throws StoreUnavailableException if the call failed with a retriable error, because the broker cannot be reached
     *     or has not finished an earlier change
     */
    static <T> T call(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (KafkaException e) {
            throw translate(what, e);
        }
    }

    /**
     * Runs a call that needs the broker and returns nothing.
     *
     * @throws StoreUnavailableException if the call failed with a retriable error, because the broker cannot be reached
     *     or has not finished an earlier change
     */
    static void run(String what, Runnable work) {
        try {
            work.run();
        } catch (KafkaException e) {
            throw translate(what, e);
        }
    }

    private static RuntimeException translate(String what, KafkaException e) {
        if (e instanceof RetriableException || e.getCause() instanceof RetriableException) {
            LOG.warnf("the broker is unavailable; %s waits: %s", what, e.getMessage());
            return new StoreUnavailableException("the broker is unavailable: " + e.getMessage(), e);
        }
        return e;
    }
}
