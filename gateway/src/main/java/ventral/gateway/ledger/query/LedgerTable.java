package ventral.gateway.ledger.query;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.gateway.ledger.model.Benchmark;
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.ReferenceScore;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.RunState;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.model.Sweep;

/**
 * Identifies a table of the ledger, and what it can be filtered and sorted by.
 *
 * @param fields fields that the table can be filtered by, each with a check of values that throws
 *     IllegalArgumentException
 * @param orders fields that the table can be sorted by, besides its default order
 */
public record LedgerTable<T>(
        String collection, Class<T> type, Map<String, Consumer<String>> fields, Map<String, SortField<T, ?>> orders) {

    /** Streams, newest first. */
    public static final LedgerTable<Stream> STREAMS = new LedgerTable<>(
            "streams",
            Stream.class,
            Map.of("name", StreamName::parse, "state", oneOf(StreamState.class)),
            Map.of("name", SortField.name(Stream::name), "create_time", SortField.time(Stream::createTime)));

    /** Runs, newest first. */
    public static final LedgerTable<Run> RUNS = new LedgerTable<>(
            "runs",
            Run.class,
            Map.of(
                    "name", RunName::parse,
                    "state", oneOf(RunState.class),
                    "spec.stream", StreamName::parse,
                    "spec.objective", ObjectiveName::parse,
                    "spec.sweep", SweepName::parse),
            Map.of("name", SortField.name(Run::name), "create_time", SortField.time(Run::createTime)));

    /** Sweeps, newest first. */
    public static final LedgerTable<Sweep> SWEEPS = new LedgerTable<>(
            "sweeps",
            Sweep.class,
            Map.of(),
            Map.of("name", SortField.name(Sweep::name), "create_time", SortField.time(Sweep::createTime)));

    /** Checkpoints, by run, then by images seen. */
    public static final LedgerTable<Checkpoint> CHECKPOINTS = new LedgerTable<>(
            "checkpoints",
            Checkpoint.class,
            Map.of("run", RunName::parse),
            Map.of(
                    "name", SortField.name(Checkpoint::name),
                    "create_time", SortField.time(Checkpoint::createTime),
                    "seen_image_count", SortField.count(row -> row.name().seenImageCount())));

    /** Scores, by run, then by images seen, then by benchmark. */
    public static final LedgerTable<Score> SCORES = new LedgerTable<>(
            "scores",
            Score.class,
            Map.of(
                    "run", RunName::parse,
                    "seen_image_count", Long::parseLong,
                    "benchmark", BenchmarkName::parse,
                    "objective", ObjectiveName::parse,
                    "suite", suite -> ResourceName.checkId("suite", suite),
                    "sweep", SweepName::parse),
            Map.of(
                    "name", SortField.name(Score::name),
                    "create_time", SortField.time(Score::createTime),
                    "raw_value",
                            SortField.number(row -> row.measurement().values().raw())));

    /** Scores of reference networks, by reference, then by benchmark. */
    public static final LedgerTable<ReferenceScore> REFERENCE_SCORES = new LedgerTable<>(
            "reference scores",
            ReferenceScore.class,
            Map.of(
                    "reference", ReferenceName::parse,
                    "benchmark", BenchmarkName::parse,
                    "suite", suite -> ResourceName.checkId("suite", suite)),
            Map.of(
                    "name", SortField.name(ReferenceScore::name),
                    "create_time", SortField.time(ReferenceScore::createTime),
                    "raw_value",
                            SortField.number(row -> row.measurement().values().raw())));

    /** Benchmarks, by name. */
    public static final LedgerTable<Benchmark> BENCHMARKS =
            new LedgerTable<>("benchmarks", Benchmark.class, Map.of(), Map.of("name", SortField.name(Benchmark::name)));

    public LedgerTable {
        fields = new TreeMap<>(fields);
        orders = new TreeMap<>(orders);
    }

    /**
     * Returns the field of a sort order.
     *
     * @throws IllegalStateException if the table has no such sort order, or {@code order} is the default order
     */
    public SortField<T, ?> order(SortOrder sortOrder) {
        SortField<T, ?> field = orders.get(sortOrder.field());
        if (field == null) {
            throw new IllegalStateException("%s cannot be sorted by %s".formatted(collection, sortOrder));
        }
        return field;
    }

    /**
     * Checks the value of a filter field.
     *
     * @throws IllegalArgumentException if the field cannot have that value; the message says why
     */
    void check(String field, String value) {
        Consumer<String> check = fields.get(field);
        if (check == null) {
            throw new IllegalStateException("%s have no field %s".formatted(collection, field));
        }
        try {
            check.accept(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("value of %s: %s".formatted(field, e.getMessage()), e);
        }
    }

    private static <E extends Enum<E>> Consumer<String> oneOf(Class<E> states) {
        E[] all = states.getEnumConstants();
        return word -> {
            if (Arrays.stream(all).noneMatch(state -> state.name().equals(word))) {
                throw new IllegalArgumentException("'%s' is not one of %s"
                        .formatted(
                                word,
                                String.join(
                                        ", ", Arrays.stream(all).map(Enum::name).toList())));
            }
        };
    }
}
