package ventral.cli.plan;

/** Holds everything that is forecast for a plan. */
public record Forecast(Outcome outcome, Bottleneck bottleneck, Storage storage, Bill bill) {

    /**
     * Simulates a plan and computes its bottleneck, storage and bill.
     *
     * @param localBytes see {@link Storage#of}
     */
    public static Forecast of(Plan plan, RowSizes rows, double localBytes, Prices prices) {
        Outcome outcome = Outcome.of(plan);
        Storage storage = Storage.of(outcome, rows, localBytes);
        return new Forecast(outcome, Bottleneck.of(outcome), storage, Bill.of(outcome, storage, prices));
    }

    public Plan plan() {
        return outcome.plan();
    }
}
