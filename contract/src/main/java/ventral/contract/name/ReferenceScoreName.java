package ventral.contract.name;

/** The name of a reference network's score: {@code references/{reference}/scores/{benchmark}}. */
public record ReferenceScoreName(ReferenceName reference, BenchmarkName benchmark) implements ResourceName {

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static ReferenceScoreName parse(String name) {
        var ids = ResourceName.segments("references/{reference}/scores/{benchmark}", name);
        return new ReferenceScoreName(new ReferenceName(ids.get(0)), new BenchmarkName(ids.get(1)));
    }

    @Override
    public String toString() {
        return reference + "/scores/" + benchmark.id();
    }
}
