package ventral.planner;

/** Names what can have a price, in any single currency. A gigabyte is 10^9 bytes, a month is 730 hours. */
public enum BillingUnit {
    RENDERER_HOUR,
    TRAINER_HOUR,
    SCORER_HOUR,
    BROKER_HOUR,
    GATEWAY_HOUR,
    DISK_GIGABYTE_MONTH,
    /** A gigabyte in the artifact store or in tiered storage for a month. */
    STORE_GIGABYTE_MONTH
}
