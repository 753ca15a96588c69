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
import ventral.gateway.ledger.model.Checkpoint;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Score;
import ventral.gateway.ledger.query.Filter;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.ledger.query.SortField;
import ventral.gateway.ledger.query.SortOrder;

/** Tests that hold for sorted lists in every ledger. */
public interface SortOrderContract {

    /** Returns the ledger under test, empty before each test. */
    Ledger ledger();

    void write(List<Run> runs, List<Checkpoint> checkpoints, List<Score> scores);

    @Test
    default void every_order_gives_every_row_once_and_in_order_however_it_is_paged() {
        fill();
        walkEveryOrder(LedgerTable.RUNS, Run::name);
        walkEveryOrder(LedgerTable.CHECKPOINTS, Checkpoint::name);
        walkEveryOrder(LedgerTable.SCORES, Score::name);
        walkEveryOrder(LedgerTable.STREAMS, stream -> stream.name());
        walkEveryOrder(LedgerTable.SWEEPS, sweep -> sweep.name());
        walkEveryOrder(LedgerTable.REFERENCE_SCORES, score -> score.name());
        walkEveryOrder(LedgerTable.BENCHMARKS, benchmark -> benchmark.name());
    }

    @Test
    default void an_order_goes_with_a_filter() {
        fill();
        SortOrder best = SortOrder.parse("raw_value desc", LedgerTable.SCORES);
        List<Score> walked = walk(LedgerTable.SCORES, Filter.NONE.and("benchmark", "benchmarks/b2"), best, 2);
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
        SortOrder oldest = SortOrder.parse("create_time", LedgerTable.RUNS);
        Page<Run> first = ledger().list(LedgerTable.RUNS, Filter.NONE, oldest, "", 2);
        write(List.of(LedgerSamples.run("r0", -1), LedgerSamples.run("r9", 99)), List.of(), List.of());
        Page<Run> rest = ledger().list(LedgerTable.RUNS, Filter.NONE, oldest, first.lastKey(), 10);
        assertThat(Stream.of(first, rest).flatMap(page -> page.rows().stream()))
                .extracting(run -> run.name().id())
                .containsExactly("r3", "r1", "r2", "r9");
    }

    private void fill() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        for (CheckpointName name : checkpointNames()) {
            checkpoints.add(LedgerSamples.checkpoint(name, 1, LedgerSamples.NOON.minusSeconds(name.seenImageCount())));
            for (String benchmark : List.of("b1", "b2")) {
                scores.add(LedgerSamples.score(
                        new ScoreName(name, new BenchmarkName(benchmark)),
                        LedgerSamples.runSpec(),
                        LedgerSamples.measurementOfRaw(Math.log10(1 + name.seenImageCount()) / 10)));
            }
        }
        write(
                List.of(LedgerSamples.run("r1", 5), LedgerSamples.run("r2", 5), LedgerSamples.run("r3", 1)),
                checkpoints,
                scores);
    }

    private static List<CheckpointName> checkpointNames() {
        return Stream.of("r2 0", "r1 0", "r3 0", "r1 6400", "r1 64", "r2 64", "r3 64")
                .map(word -> word.split(" "))
                .map(parts -> new CheckpointName(new RunName(parts[0]), Long.parseLong(parts[1])))
                .toList();
    }

    private <T> void walkEveryOrder(LedgerTable<T> table, Function<T, ResourceName> name) {
        table.orders().forEach((word, field) -> {
            Comparator<T> ascending =
                    comparator(field).thenComparing(row -> name.apply(row).toString());
            List<T> expected = ledger().all(table).stream().sorted(ascending).toList();
            List<T> backwards = expected.stream().sorted(ascending.reversed()).toList();
            for (int size : new int[] {1, 2, 1000}) {
                assertThat(walk(table, Filter.NONE, SortOrder.parse(word, table), size))
                        .as("%s of %s by %d", word, table.collection(), size)
                        .isEqualTo(expected);
                assertThat(walk(table, Filter.NONE, SortOrder.parse(word + " desc", table), size))
                        .as("%s desc of %s by %d", word, table.collection(), size)
                        .isEqualTo(backwards);
            }
        });
    }

    private static <T> Comparator<T> comparator(SortField<T, ?> field) {
        return field.comparator();
    }

    private <T> List<T> walk(LedgerTable<T> table, Filter filter, SortOrder sortOrder, int size) {
        List<T> rows = new ArrayList<>();
        Page<T> page = ledger().list(table, filter, sortOrder, "", size);
        rows.addAll(page.rows());
        while (!page.lastKey().isEmpty()) {
            page = ledger().list(table, filter, sortOrder, page.lastKey(), size);
            rows.addAll(page.rows());
        }
        return rows;
    }
}
