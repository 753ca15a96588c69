package ventral.gateway.grpc;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;

/** Parses fields of requests, and adds the path of the field to the error if its value is invalid. */
public final class RequestFields {

    private RequestFields() {}

    /**
     * Parses a field.
     *
     * @throws InvalidFieldException with the field's path, if {@code reading} throws IllegalArgumentException
     */
    public static <T> T parse(String path, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (InvalidFieldException e) {
            throw new InvalidFieldException(path + "." + e.field(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new InvalidFieldException(path, String.valueOf(e.getMessage()));
        }
    }

    /** Parses a string field; see {@link #parse(String, Supplier)}. */
    public static <T> T parse(String path, String word, Function<String, T> parsing) {
        return parse(path, () -> parsing.apply(word));
    }

    /** Parses an optional string field; empty if the string is empty. See {@link #parse(String, String, Function)}. */
    static <T> Optional<T> readOptional(String path, String word, Function<String, T> parsing) {
        return word.isEmpty() ? Optional.empty() : Optional.of(parse(path, word, parsing));
    }

    /** Parses the names of sweeps to join. */
    public static List<SweepName> sweeps(List<String> words) {
        return IntStream.range(0, words.size())
                .mapToObj(i -> parse("joined_sweeps[%d]".formatted(i), words.get(i), SweepName::parse))
                .toList();
    }

    public static void require(boolean given, String path) {
        if (!given) {
            throw new InvalidFieldException(path, "%s is missing".formatted(path));
        }
    }
}
