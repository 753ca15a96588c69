package ventral.contract.name;

/** {@code benchmarks/{benchmark}}, such as {@code benchmarks/cowley2023-v4-pls}. */
public record BenchmarkName(String id) implements ResourceName {

    public BenchmarkName {
        ResourceName.checkId("benchmark", id);
    }

    /** @throws IllegalArgumentException if {@code name} is no such name; the message says what one looks like */
    public static BenchmarkName parse(String name) {
        return new BenchmarkName(
                ResourceName.segments("benchmarks/{benchmark}", name).get(0));
    }

    @Override
    public String toString() {
        return "benchmarks/" + id;
    }
}
