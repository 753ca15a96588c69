package ventral.launcher.kafka;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An additional listener of a broker, for clients that reach it through a relay.
 *
 * @param name upper-case letters
 * @param port port on 127.0.0.1 on which the broker listens
 * @param advertisedPort port on 127.0.0.1 that the broker names to the listener's clients
 */
public record BrokerListener(String name, int port, int advertisedPort) {

    private static final Pattern NAME = Pattern.compile("[A-Z]+");

    public BrokerListener {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("listener '%s' must be named by upper-case letters".formatted(name));
        }
    }

    /** Parses what {@link #toString} returns. */
    static BrokerListener parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("listener '%s' is not NAME:PORT:ADVERTISED".formatted(text));
        }
        return new BrokerListener(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** Returns the arguments of a process, such as {@code TRAINER:20001:40001}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s:%d:%d", name, port, advertisedPort);
    }
}
