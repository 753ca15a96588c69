package ventral.service;

/**
 * Order in which the beans of a service observe its start, as values of {@code jakarta.annotation.Priority}. All come
 * before messaging connects to Kafka.
 */
public final class StartupOrder {

    /** Checks of the ports come before anything that others could notice. */
    public static final int PORTS = 0;

    /** The clock is watched before a Kafka client depends on it. */
    public static final int CLOCK = 1;

    /** The engine is checked before a service waits for the broker. */
    public static final int ENGINE = 2;

    public static final int TOPICS = 3;

    /** The renderer opens OpenGL once there are topics. */
    public static final int RENDERING = 4;

    private StartupOrder() {}
}
