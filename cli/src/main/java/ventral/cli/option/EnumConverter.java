package ventral.cli.option;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts arguments to enum constants, ignoring case: {@code squared-error} and {@code SQUARED_ERROR} are both
 * SQUARED_ERROR.
 */
public abstract class EnumConverter<E extends Enum<E>> implements ITypeConverter<E> {

    private final List<E> constants;

    public EnumConverter(Class<E> type) {
        this.constants = List.of(type.getEnumConstants());
    }

    @Override
    public E convert(String word) {
        return constants.stream()
                .filter(constant -> word(constant.name()).equals(word(word)))
                .findAny()
                .orElseThrow(() -> new TypeConversionException("expected one of %s but was '%s'"
                        .formatted(
                                constants.stream()
                                        .map(constant -> word(constant.name()))
                                        .toList(),
                                word)));
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
