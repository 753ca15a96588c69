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
 * A kind of thing that the ledger holds.
 *
 * @param fields what the table can be filtered by, each with a check of values that throws IllegalArgumentException
 */
public record Table<T>(String collection, Class<T> type, Map<String, Consumer<String>> fields) {

    /** Newest first. */
    public static final Table<Stream> STREAMS =
            new Table<>("streams", Stream.class, Map.of("name", StreamName::parse, "state", oneOf(StreamState.class)));

    /** Newest first. */
    public static final Table<Run> RUNS = new Table<>(
            "runs",
            Run.class,
            Map.of(
                    "name", RunName::parse,
                    "state", oneOf(RunState.class),
                    "spec.stream", StreamName::parse,
                    "spec.objective", ObjectiveName::parse,
                    "spec.sweep", SweepName::parse));

    /** Newest first. */
    public static final Table<Sweep> SWEEPS = new Table<>("sweeps", Sweep.class, Map.of());

    /** By run, then by images seen. */
    public static final Table<Checkpoint> CHECKPOINTS =
            new Table<>("checkpoints", Checkpoint.class, Map.of("run", RunName::parse));

    /** By run, then by images seen, then by benchmark. */
    public static final Table<Score> SCORES = new Table<>(
            "scores",
            Score.class,
            Map.of(
                    "run", RunName::parse,
                    "seen_image_count", Long::parseLong,
                    "benchmark", BenchmarkName::parse,
                    "objective", ObjectiveName::parse,
                    "suite", suite -> ResourceName.checkId("suite", suite),
                    "sweep", SweepName::parse));

    /** By reference, then by benchmark. */
    public static final Table<ReferenceScore> REFERENCE_SCORES = new Table<>(
            "reference scores",
            ReferenceScore.class,
            Map.of(
                    "reference", ReferenceName::parse,
                    "benchmark", BenchmarkName::parse,
                    "suite", suite -> ResourceName.checkId("suite", suite)));

    /** By name. */
    public static final Table<Benchmark> BENCHMARKS = new Table<>("benchmarks", Benchmark.class, Map.of());

    public Table {
        fields = new TreeMap<>(fields);
    }

    /** @throws IllegalArgumentException if the field cannot have that value; the message says why */
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
