package ventral.gateway.ledger.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import ventral.fuzz.ByteSource;
import ventral.fuzz.FuzzTarget;

/** Parses the texts of list requests: filters, sort orders, and the tokens of pages and watches. */
public final class QueryTargets {

    private static final List<LedgerTable<?>> TABLES = List.of(
            LedgerTable.STREAMS,
            LedgerTable.RUNS,
            LedgerTable.SWEEPS,
            LedgerTable.CHECKPOINTS,
            LedgerTable.SCORES,
            LedgerTable.REFERENCE_SCORES,
            LedgerTable.BENCHMARKS);

    private static final List<String> LIST = List.of("runs", "", "");
    private static final Set<Class<? extends Throwable>> DECLARED = Set.of(IllegalArgumentException.class);

    private QueryTargets() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "filter",
                        DECLARED,
                        () -> seeds(
                                "\1state = RUNNING AND spec.stream = \"streams/s1\"",
                                "\1name=\"runs/r\\\"1\" AND name = runs/r1",
                                "\4seen_image_count = 64 AND suite = s",
                                "\0" + "\"\\a".repeat(50)),
                        QueryTargets::filter),
                new FuzzTarget(
                        "order-by",
                        DECLARED,
                        () -> seeds("\1create_time desc", "\3seen_image_count", "\4raw_value  desc ", "\0"),
                        QueryTargets::order),
                new FuzzTarget(
                        "page-token",
                        DECLARED,
                        () -> seeds(
                                "\0" + PageToken.encode(LIST, "runs/r1"),
                                "\1" + PageToken.encode(LIST, "2026-11-01T00:00:00Z runs/r1"),
                                "\0" + new ResumeToken(new UUID(1, 2), 3).encode()),
                        QueryTargets::tokens),
                new FuzzTarget(
                        "sort-cursor",
                        DECLARED,
                        () -> seeds(
                                "\1\0" + "2026-11-01T00:00:00Z runs/r1",
                                "\4\2.5 runs/r1/checkpoints/64",
                                "\3\2" + "64 a"),
                        QueryTargets::cursor));
    }

    private static void filter(byte[] input) {
        ByteSource source = new ByteSource(input);
        LedgerTable<?> table = source.oneOf(TABLES);
        Filter.parse(source.restAsText(), table, table.fields().keySet());
    }

    private static void order(byte[] input) {
        ByteSource source = new ByteSource(input);
        LedgerTable<?> table = source.oneOf(TABLES);
        SortOrder order = SortOrder.parse(source.restAsText(), table);
        if (!SortOrder.parse(order.toString(), table).equals(order)) {
            throw new AssertionError(order);
        }
    }

    private static void tokens(byte[] input) {
        String text = new ByteSource(input).restAsText();
        if (!text.isEmpty()) {
            String token = text.substring(1);
            ResumeToken resume = text.charAt(0) % 2 == 0 ? null : ResumeToken.decode(token);
            if (resume == null) {
                PageToken.decode(LIST, token);
            }
        }
    }

    /** Parses the key that a page token holds, as a client may make it with the list's fingerprint. */
    private static void cursor(byte[] input) {
        ByteSource source = new ByteSource(input);
        LedgerTable<?> table = source.oneOf(TABLES);
        SortField<?, ?> field = source.oneOf(List.copyOf(table.orders().values()));
        String key = PageToken.decode(LIST, PageToken.encode(LIST, source.restAsText()));
        field.parseCursor(key);
    }

    private static List<byte[]> seeds(String... texts) {
        return Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
