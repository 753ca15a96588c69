package ventral.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.CheckpointName;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.ScoreName;
import ventral.gateway.ledger.Checkpoint;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.Ledger;
import ventral.gateway.ledger.ListOrder;
import ventral.gateway.ledger.OrderField;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.Run;
import ventral.gateway.ledger.Score;
import ventral.gateway.ledger.Table;

/** Tests that hold for sorted lists in every ledger. */
public interface OrderedLists {

    /** Returns the ledger under test, empty before each test. */
    Ledger ledger();

    void write(List<Run> runs, List<Checkpoint> checkpoints, List<Score> scores);

    @Test
    default void every_order_gives_every_row_once_and_in_order_however_it_is_paged() {
        fill();
        walkEveryOrder(Table.RUNS, Run::name);
        walkEveryOrder(Table.CHECKPOINTS, Checkpoint::name);
        walkEveryOrder(Table.SCORES, Score::name);
        walkEveryOrder(Table.STREAMS, stream -> stream.name());
        walkEveryOrder(Table.SWEEPS, sweep -> sweep.name());
        walkEveryOrder(Table.REFERENCE_SCORES, score -> score.name());
        walkEveryOrder(Table.BENCHMARKS, benchmark -> benchmark.name());
    }

    @Test
    default void an_order_goes_with_a_filter() {
        fill();
        ListOrder best = ListOrder.parse("raw_value desc", Table.SCORES);
        List<Score> walked = walk(Table.SCORES, Filter.NONE.and("benchmark", "benchmarks/b2"), best, 2);
        assertThat(walked)
                .extracting(score -> score.name().checkpoint().toString())
                .containsExactly(
                        "runs/r1/checkpoints/6400",
                        "runs/r3/checkpoints/64",
                        "runs/r2/checkpoints/64",
                        "runs/r1/checkpoints/64",
                        "runs/r3/checkpoints/0",
                        "runs/r2/checkpoints/0",
                        "runs/r1/checkpoints/0");
    }

    @Test
    default void a_row_that_comes_while_a_list_is_walked_neither_doubles_nor_hides_another() {
        fill();
        ListOrder oldest = ListOrder.parse("create_time", Table.RUNS);
        Page<Run> first = ledger().list(Table.RUNS, Filter.NONE, oldest, "", 2);
        write(List.of(Samples.run("r0", -1), Samples.run("r9", 99)), List.of(), List.of());
        Page<Run> rest = ledger().list(Table.RUNS, Filter.NONE, oldest, first.lastKey(), 10);
        assertThat(Stream.of(first, rest).flatMap(page -> page.rows().stream()))
                .extracting(run -> run.name().id())
                .containsExactly("r3", "r1", "r2", "r9");
    }

    private void fill() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        for (CheckpointName name : checkpointNames()) {
            checkpoints.add(Samples.checkpoint(name, 1, Samples.NOON.minusSeconds(name.seenImageCount())));
            for (String benchmark : List.of("b1", "b2")) {
                scores.add(Samples.score(
                        new ScoreName(name, new BenchmarkName(benchmark)),
                        Samples.runSpec(),
                        Samples.measurementOfRaw(Math.log10(1 + name.seenImageCount()) / 10)));
            }
        }
        write(List.of(Samples.run("r1", 5), Samples.run("r2", 5), Samples.run("r3", 1)), checkpoints, scores);
    }

    private static List<CheckpointName> checkpointNames() {
        return Stream.of("r2 0", "r1 0", "r3 0", "r1 6400", "r1 64", "r2 64", "r3 64")
                .map(word -> word.split(" "))
                .map(parts -> new CheckpointName(new RunName(parts[0]), Long.parseLong(parts[1])))
                .toList();
    }

    private <T> void walkEveryOrder(Table<T> table, Function<T, ResourceName> name) {
        table.orders().forEach((word, field) -> {
            Comparator<T> ascending =
                    comparator(field).thenComparing(row -> name.apply(row).toString());
            List<T> expected = ledger().all(table).stream().sorted(ascending).toList();
            List<T> backwards = expected.stream().sorted(ascending.reversed()).toList();
            for (int size : new int[] {1, 2, 1000}) {
                assertThat(walk(table, Filter.NONE, ListOrder.parse(word, table), size))
                        .as("%s of %s by %d", word, table.collection(), size)
                        .isEqualTo(expected);
                assertThat(walk(table, Filter.NONE, ListOrder.parse(word + " desc", table), size))
                        .as("%s desc of %s by %d", word, table.collection(), size)
                        .isEqualTo(backwards);
            }
        });
    }

    private static <T> Comparator<T> comparator(OrderField<T, ?> field) {
        return field.comparator();
    }

    private <T> List<T> walk(Table<T> table, Filter filter, ListOrder order, int size) {
        List<T> rows = new ArrayList<>();
        Page<T> page = ledger().list(table, filter, order, "", size);
        rows.addAll(page.rows());
        while (!page.lastKey().isEmpty()) {
            page = ledger().list(table, filter, order, page.lastKey(), size);
            rows.addAll(page.rows());
        }
        return rows;
    }
}
