package ventral.cli.option;

import java.util.function.Function;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;
import ventral.contract.name.ObjectiveName;
import ventral.contract.name.ReferenceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

/**
 * Parses arguments that name resources. An argument is an id, such as {@code s1}, or a resource name, such as {@code
 * streams/s1}. Each method throws IllegalArgumentException for an argument that is neither.
 */
public final class ResourceArguments {

    private ResourceArguments() {}

    public static StreamName stream(String argument) {
        return parse(argument, StreamName::new, StreamName::parse);
    }

    public static RunName run(String argument) {
        return parse(argument, RunName::new, RunName::parse);
    }

    public static SweepName sweep(String argument) {
        return parse(argument, SweepName::new, SweepName::parse);
    }

    public static BenchmarkName benchmark(String argument) {
        return parse(argument, BenchmarkName::new, BenchmarkName::parse);
    }

    public static ReferenceName reference(String argument) {
        return parse(argument, ReferenceName::new, ReferenceName::parse);
    }

    public static Objective objective(String argument) {
        return parse(argument, Objective::parse, ObjectiveName::parse);
    }

    private static <T> T parse(String argument, Function<String, T> ofId, Function<String, T> ofName) {
        return argument.contains("/") ? ofName.apply(argument) : ofId.apply(argument);
    }
}
