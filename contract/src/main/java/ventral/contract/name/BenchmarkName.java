package ventral.contract.name;

/** The name of a benchmark: {@code benchmarks/{benchmark}}, such as {@code benchmarks/cowley2023-v4-pls}. */
public record BenchmarkName(String id) implements ResourceName {

    public BenchmarkName {
        ResourceName.checkId("benchmark", id);
    }

    /**
     * Parses a resource name of this form.
     *
     * @throws IllegalArgumentException if {@code name} has another form; the message shows the right one
     */
    public static BenchmarkName parse(String name) {
        return new BenchmarkName(
                ResourceName.segments("benchmarks/{benchmark}", name).get(0));
    }

    @Override
    public String toString() {
        return "benchmarks/" + id;
    }
}
