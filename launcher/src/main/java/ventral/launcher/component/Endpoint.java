package ventral.launcher.component;

/** Names what listens on 127.0.0.1. Each constant's ordinal is its offset from the first port. */
public enum Endpoint {
    GATEWAY("gateway"),
    RENDERER("render-service"),
    TRAINER("trainer-service"),
    SCORER("scorer-service"),
    BROKER("Kafka"),
    CONTROLLER("Kafka's controller"),
    DATABASE("PostgreSQL"),
    WEB("the gateway's page"),
    MANAGEMENT("the gateway's health and metrics");

    private final String label;

    Endpoint(String label) {
        this.label = label;
    }

    /**
     * Returns where a service serves its health and metrics. The renderer, the trainer and the scorer have no other port.
     */
    public Endpoint management() {
        return switch (this) {
            case GATEWAY -> MANAGEMENT;
            case RENDERER, TRAINER, SCORER -> this;
            case BROKER, CONTROLLER, DATABASE, WEB, MANAGEMENT ->
                throw new IllegalArgumentException(label + " is not a service");
        };
    }

    /** Returns the name in messages. A service has the name of its module. */
    public String label() {
        return label;
    }
}
