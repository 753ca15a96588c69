package ventral.render;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Kafka's clients tell all their settings when they start. */
final class QuietKafka {

    /** Kept, as the log manager forgets what nobody holds. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private QuietKafka() {}

    static void warningsOnly() {
        KAFKA.setLevel(Level.WARNING);
    }
}
