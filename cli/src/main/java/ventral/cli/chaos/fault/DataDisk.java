package ventral.cli.chaos.fault;

/** Names a file system in which a part of the system stores its data. */
public enum DataDisk {
    ARTIFACTS("the artifacts"),
    /** Data of the broker, of the first one if there are several. */
    BROKER("Kafka"),
    DATABASE("PostgreSQL");

    private final String label;

    DataDisk(String label) {
        this.label = label;
    }

    /** Returns the name in messages. */
    public String label() {
        return label;
    }
}
