package ventral.cli.plan;

/** What can have a price, in any one currency. A gigabyte is 10^9 bytes, a month 730 hours. */
public enum Price {
    RENDERER_HOUR,
    TRAINER_HOUR,
    SCORER_HOUR,
    BROKER_HOUR,
    GATEWAY_HOUR,
    DISK_GIGABYTE_MONTH,
    /** Of the artifact store and of tiered storage. */
    STORE_GIGABYTE_MONTH
}
