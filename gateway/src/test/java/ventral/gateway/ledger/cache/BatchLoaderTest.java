package ventral.gateway.ledger.cache;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.gateway.ledger.query.LedgerUnavailableException;

final class BatchLoaderTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Map<String, String> rows = new ConcurrentHashMap<>(Map.of("a", "A", "b", "B", "c", "C"));
    private final List<Set<String>> queries = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Thread> callers = new ArrayList<>();
    private final BatchLoader<String> loader = new BatchLoader<>(this::query, 1);

    @AfterEach
    void release_the_queries() {
        release.countDown();
    }

    @Test
    void a_name_that_no_other_call_waits_beside_is_read_at_once_and_alone() {
        release.countDown();
        assertThat(loader.load("a")).isEqualTo("A");
        assertThat(loader.load("b")).isEqualTo("B");
        assertThat(queries).containsExactly(Set.of("a"), Set.of("b"));
    }

    @Test
    void a_row_that_does_not_exist_is_null() {
        release.countDown();
        assertThat(loader.load("z")).isNull();
    }

    @Test
    void names_requested_while_a_query_is_under_way_are_read_together_after_it() throws Exception {
        FutureTask<String> first = startQuery("a");
        List<FutureTask<String>> others = requestWhileWaiting("b", "c", "b", "z");
        release.countDown();
        assertThat(first.get()).isEqualTo("A");
        assertThat(others).extracting(FutureTask::get).containsExactly("B", "C", "B", null);
        assertThat(queries).containsExactly(Set.of("a"), Set.of("b", "c", "z"));
    }

    @Test
    void a_call_during_a_query_sees_what_was_written_before_the_call() throws Exception {
        FutureTask<String> first = startQuery("a");
        rows.put("a", "A2");
        List<FutureTask<String>> second = requestWhileWaiting("a");
        release.countDown();
        assertThat(first.get()).isEqualTo("A");
        assertThat(second.get(0).get()).isEqualTo("A2");
    }

    @Test
    void a_failed_query_fails_exactly_the_calls_whose_names_it_contained() throws Exception {
        FutureTask<String> first = startQuery("a");
        List<FutureTask<String>> failing = requestWhileWaiting("b", "fail");
        release.countDown();
        assertThat(first.get()).isEqualTo("A");
        for (FutureTask<String> call : failing) {
            assertThatThrownBy(call::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(LedgerUnavailableException.class);
        }
        assertThat(loader.load("b")).isEqualTo("B");
    }

    @Test
    void an_error_of_the_machine_reaches_the_caller_and_blocks_no_later_one() {
        release.countDown();
        assertThatThrownBy(() -> loader.load("error")).isInstanceOf(OutOfMemoryError.class);
        assertThat(call(loader, "c")).succeedsWithin(LIMIT).isEqualTo("C");
    }

    @Test
    void as_many_queries_as_allowed_are_under_way_at_once() throws Exception {
        BatchLoader<String> two = new BatchLoader<>(this::query, 2);
        FutureTask<String> first = call(two, "a");
        await().until(() -> queries.size() == 1);
        FutureTask<String> second = call(two, "b");
        await().until(() -> queries.size() == 2);
        release.countDown();
        assertThat(first.get()).isEqualTo("A");
        assertThat(second.get()).isEqualTo("B");
    }

    private Map<String, String> query(Set<String> names) {
        Map<String, String> found =
                rows.keySet().stream().filter(names::contains).collect(toMap(name -> name, rows::get));
        queries.add(Set.copyOf(names));
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (names.contains("fail")) {
            throw new LedgerUnavailableException("the database does not answer");
        }
        if (names.contains("error")) {
            throw new OutOfMemoryError("the heap is full");
        }
        return found;
    }

    /** Starts a call whose query does not end before it is released. */
    private FutureTask<String> startQuery(String name) {
        FutureTask<String> call = call(loader, name);
        await().until(() -> queries.size() == 1);
        return call;
    }

    /** Starts calls, and returns when all of them wait. */
    private List<FutureTask<String>> requestWhileWaiting(String... names) {
        List<FutureTask<String>> calls =
                Arrays.stream(names).map(name -> call(loader, name)).toList();
        await().until(() -> callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
        return calls;
    }

    private FutureTask<String> call(BatchLoader<String> from, String name) {
        FutureTask<String> call = new FutureTask<>(() -> from.load(name));
        Thread caller = new Thread(call, "caller of " + name);
        caller.setDaemon(true);
        callers.add(caller);
        caller.start();
        return call;
    }
}
