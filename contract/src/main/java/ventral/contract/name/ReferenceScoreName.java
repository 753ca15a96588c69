package ventral.contract.name;

/** {@code references/{reference}/scores/{benchmark}}. */
public record ReferenceScoreName(ReferenceName reference, BenchmarkName benchmark) implements ResourceName {

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static ReferenceScoreName parse(String name) {
        var ids = ResourceName.segments("references/{reference}/scores/{benchmark}", name);
        return new ReferenceScoreName(new ReferenceName(ids.get(0)), new BenchmarkName(ids.get(1)));
    }

    @Override
    public String toString() {
        return reference + "/scores/" + benchmark.id();
    }
}
