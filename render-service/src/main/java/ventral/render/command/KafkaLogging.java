package ventral.render.command;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Limits the logging of Kafka's clients, which otherwise print all their settings when they start. */
final class KafkaLogging {

    /** Held in a field because the log manager drops loggers that nothing refers to. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private KafkaLogging() {}

    static void setWarningLevel() {
        KAFKA.setLevel(Level.WARNING);
    }
}
