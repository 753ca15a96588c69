package ventral.contract.spec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;

/**
 * Parses latent ranges of a command line, such as {@code distance=1.5..2} or {@code category=chair}: lengths in metres,
 * angles in degrees. The name of a group stands for each of its latents.
 */
public final class LatentRangeParser {

    private static final String FIELD = "scenes.ranges";

    private LatentRangeParser() {}

    /**
     * Parses all ranges of a command line.
     *
     * @param fixed values, {@code LATENT=VALUE} each
     * @param ranged bounds, {@code LATENT=LOWER..UPPER} each, or classes, {@code LATENT=NAME,NAME} each
     * @throws InvalidFieldException if a text does not have its form, or names no latent
     */
    public static List<LatentRange> parse(List<String> fixed, List<String> ranged) {
        List<LatentRange> ranges = new ArrayList<>();
        for (String text : fixed) {
            for (Latent latent : latents(text)) {
                ranges.add(fixed(latent, text));
            }
        }
        for (String text : ranged) {
            for (Latent latent : latents(text)) {
                ranges.add(ranged(latent, text));
            }
        }
        return ranges;
    }

    private static LatentRange fixed(Latent latent, String text) {
        if (latent.kind() == Latent.Kind.CLASS) {
            return new LatentRange.ClassSubset(latent, List.of(value(text)));
        }
        double value = number(latent, value(text), text);
        return new LatentRange.Bounds(latent, value, value);
    }

    private static LatentRange ranged(Latent latent, String text) {
        if (latent.kind() == Latent.Kind.CLASS) {
            return new LatentRange.ClassSubset(latent, Arrays.asList(value(text).split(",", -1)));
        }
        int dots = value(text).indexOf("..");
        if (dots < 0) {
            throw invalid("'%s' is not LATENT=LOWER..UPPER, such as distance=1.5..2", text);
        }
        return new LatentRange.Bounds(
                latent,
                number(latent, value(text).substring(0, dots), text),
                number(latent, value(text).substring(dots + 2), text));
    }

    private static List<Latent> latents(String text) {
        String word = text.contains("=") ? text.substring(0, text.indexOf('=')).strip() : "";
        List<Latent> latents = Arrays.stream(Latent.values())
                .filter(latent -> LatentRange.word(latent).equals(word)
                        || latent.group().id().equals(word))
                .toList();
        if (latents.isEmpty()) {
            throw invalid("'%s' does not begin with LATENT=, where LATENT is one of %s", text, words());
        }
        return latents;
    }

    private static String value(String text) {
        return text.substring(text.indexOf('=') + 1);
    }

    /** Parses a number and converts degrees to radians, so that it is in metres or radians. */
    private static double number(Latent latent, String word, String text) {
        try {
            double number = Double.parseDouble(word.strip());
            return latent.kind() == Latent.Kind.ANGLE ? Math.toRadians(number) : number;
        } catch (NumberFormatException e) {
            throw invalid(
                    "'%s' in '%s' is not a number of %s",
                    word, text, latent.kind() == Latent.Kind.ANGLE ? "degrees" : "metres");
        }
    }

    private static String words() {
        return Stream.concat(
                        Arrays.stream(Latent.values()).map(LatentRange::word),
                        Stream.of(LatentGroup.TRANSLATION, LatentGroup.ROTATION).map(LatentGroup::id))
                .collect(Collectors.joining(", "));
    }

    private static InvalidFieldException invalid(String description, Object... values) {
        return new InvalidFieldException(FIELD, FIELD + " " + String.format(Locale.ROOT, description, values));
    }
}
