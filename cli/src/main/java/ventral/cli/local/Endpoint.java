package ventral.cli.local;

/** What listens on 127.0.0.1, each at its own distance from the first port. */
public enum Endpoint {
    GATEWAY("gateway"),
    RENDERER("render-service"),
    TRAINER("trainer-service"),
    SCORER("scorer-service"),
    BROKER("Kafka"),
    CONTROLLER("Kafka's controller"),
    DATABASE("PostgreSQL"),
    WEB("the gateway's page");

    private final String label;

    Endpoint(String label) {
        this.label = label;
    }

    /** The part's name in messages; of a service, its module's name. */
    public String label() {
        return label;
    }
}
