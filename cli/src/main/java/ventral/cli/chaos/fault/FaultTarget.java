package ventral.cli.chaos.fault;

/** Names a process of the system that faults can affect. */
public enum FaultTarget {
    RENDERER("render-service"),
    TRAINER("trainer-service"),
    SCORER("scorer-service"),
    GATEWAY("gateway"),
    BROKER("Kafka"),
    DATABASE("PostgreSQL");

    private final String label;

    FaultTarget(String label) {
        this.label = label;
    }

    /** Returns the name in messages. */
    public String label() {
        return label;
    }

    /** Returns whether the process is one of the four services, which depend on the broker. */
    public boolean isService() {
        return switch (this) {
            case RENDERER, TRAINER, SCORER, GATEWAY -> true;
            case BROKER, DATABASE -> false;
        };
    }
}
