package ventral.cli.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Formats a series of fractions from 0 to 1, one character each. */
public final class Sparkline {

    private static final String LEVELS = "·▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** Formats fractions such as {@code ▇▇▃·}. Zero is a dot; a small positive fraction is a bar. */
    public static String of(double... shares) {
        return Arrays.stream(shares)
                .mapToObj(share -> {
                    int level = (int) Math.ceil(Math.min(1, Math.max(0, share)) * (LEVELS.length() - 1) - 1e-6);
                    return String.valueOf(LEVELS.charAt(level));
                })
                .collect(Collectors.joining());
    }
}
