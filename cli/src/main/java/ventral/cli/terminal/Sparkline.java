package ventral.cli.terminal;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A course of shares from 0 to 1, a character each. */
public final class Sparkline {

    private static final String LEVELS = "·▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** Such as {@code ▇▇▃·}; what is nothing is a dot, and what is a little is not. */
    public static String of(double... shares) {
        return Arrays.stream(shares)
                .mapToObj(share -> {
                    int level = (int) Math.ceil(Math.min(1, Math.max(0, share)) * (LEVELS.length() - 1) - 1e-6);
                    return String.valueOf(LEVELS.charAt(level));
                })
                .collect(Collectors.joining());
    }
}
