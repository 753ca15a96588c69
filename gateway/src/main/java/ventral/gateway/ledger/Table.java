package ventral.gateway.ledger;

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

/**
 * Identifies a table of the ledger, and what it can be filtered and sorted by.
 *
 * @param fields fields that the table can be filtered by, each with a check of values that throws
 *     IllegalArgumentException
 * @param orders fields that the table can be sorted by, besides its default order
 */
public record Table<T>(
        String collection, Class<T> type, Map<String, Consumer<String>> fields, Map<String, OrderField<T, ?>> orders) {

    /** Streams, newest first. */
    public static final Table<Stream> STREAMS = new Table<>(
            "streams",
            Stream.class,
            Map.of("name", StreamName::parse, "state", oneOf(StreamState.class)),
            Map.of("name", OrderField.name(Stream::name), "create_time", OrderField.time(Stream::createTime)));

    /** Runs, newest first. */
    public static final Table<Run> RUNS = new Table<>(
            "runs",
            Run.class,
            Map.of(
                    "name", RunName::parse,
                    "state", oneOf(RunState.class),
                    "spec.stream", StreamName::parse,
                    "spec.objective", ObjectiveName::parse,
                    "spec.sweep", SweepName::parse),
            Map.of("name", OrderField.name(Run::name), "create_time", OrderField.time(Run::createTime)));

    /** Sweeps, newest first. */
    public static final Table<Sweep> SWEEPS = new Table<>(
            "sweeps",
            Sweep.class,
            Map.of(),
            Map.of("name", OrderField.name(Sweep::name), "create_time", OrderField.time(Sweep::createTime)));

    /** Checkpoints, by run, then by images seen. */
    public static final Table<Checkpoint> CHECKPOINTS = new Table<>(
            "checkpoints",
            Checkpoint.class,
            Map.of("run", RunName::parse),
            Map.of(
                    "name", OrderField.name(Checkpoint::name),
                    "create_time", OrderField.time(Checkpoint::createTime),
                    "seen_image_count", OrderField.count(row -> row.name().seenImageCount())));

    /** Scores, by run, then by images seen, then by benchmark. */
    public static final Table<Score> SCORES = new Table<>(
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
                    "name", OrderField.name(Score::name),
                    "create_time", OrderField.time(Score::createTime),
                    "raw_value",
                            OrderField.number(row -> row.measurement().values().raw())));

    /** Scores of reference networks, by reference, then by benchmark. */
    public static final Table<ReferenceScore> REFERENCE_SCORES = new Table<>(
            "reference scores",
            ReferenceScore.class,
            Map.of(
                    "reference", ReferenceName::parse,
                    "benchmark", BenchmarkName::parse,
                    "suite", suite -> ResourceName.checkId("suite", suite)),
            Map.of(
                    "name", OrderField.name(ReferenceScore::name),
                    "create_time", OrderField.time(ReferenceScore::createTime),
                    "raw_value",
                            OrderField.number(row -> row.measurement().values().raw())));

    /** Benchmarks, by name. */
    public static final Table<Benchmark> BENCHMARKS =
            new Table<>("benchmarks", Benchmark.class, Map.of(), Map.of("name", OrderField.name(Benchmark::name)));

    public Table {
        fields = new TreeMap<>(fields);
        orders = new TreeMap<>(orders);
    }

    /**
     * Returns the field of a sort order.
     *
     * @throws IllegalStateException if the table has no such sort order, or {@code order} is the default order
     */
    public OrderField<T, ?> order(ListOrder order) {
        OrderField<T, ?> field = orders.get(order.field());
        if (field == null) {
            throw new IllegalStateException("%s cannot be sorted by %s".formatted(collection, order));
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
