package ventral.contract.wire;

import java.util.Arrays;
import ventral.contract.spec.InvalidFieldException;

/** Maps constants of protobuf enums to ours; the names differ only by the prefix. */
final class EnumMapper {

    private EnumMapper() {}

    static <E extends Enum<E>> E fromWire(Class<E> ours, String field, String prefix, Enum<?> theirs) {
        return Arrays.stream(ours.getEnumConstants())
                .filter(word -> theirs.name().equals(prefix + word.name()))
                .findAny()
                .orElseThrow(() -> new InvalidFieldException(
                        field,
                        "%s %s is not one of %s"
                                .formatted(field, theirs.name(), Arrays.toString(ours.getEnumConstants()))));
    }
}
