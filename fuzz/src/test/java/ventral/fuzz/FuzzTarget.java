package ventral.fuzz;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A decoder under test.
 *
 * @param name lower case with hyphens; also the folder of its findings
 * @param declared classes of the exceptions that the decoder may throw for invalid input. A subclass is another class,
 *     except of {@link IOException}: the JDK has many for files that end too early or hold other bytes than expected
 * @param seeds valid and nearly valid inputs from which mutation starts
 */
public record FuzzTarget(
        String name, Set<Class<? extends Throwable>> declared, Supplier<List<byte[]>> seeds, Decoder decoder) {

    /** Decodes one input. */
    @FunctionalInterface
    public interface Decoder {

        void decode(byte[] input) throws Exception;
    }

    public FuzzTarget {
        declared = Set.copyOf(declared);
    }

    boolean declares(Throwable thrown) {
        return declared.contains(thrown.getClass())
                || (thrown instanceof IOException && declared.contains(IOException.class));
    }
}
