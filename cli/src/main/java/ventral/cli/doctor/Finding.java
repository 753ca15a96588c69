package ventral.cli.doctor;

import java.util.List;

/**
 * What a look at one thing found.
 *
 * @param subject what was looked at, such as {@code topic scores}
 * @param state what is so
 * @param remedy what to do about it; empty if nothing need be done
 */
public record Finding(Level level, String subject, String state, String remedy) {

    /** How bad it is. */
    public enum Level {
        OK,
        /** Something does not go on, or will not, that may be meant so. */
        WARNING,
        /** Something is broken. */
        PROBLEM
    }

    public static Finding ok(String subject, String state) {
        return new Finding(Level.OK, subject, state, "");
    }

    public static Finding warning(String subject, String state, String remedy) {
        return new Finding(Level.WARNING, subject, state, remedy);
    }

    public static Finding problem(String subject, String state, String remedy) {
        return new Finding(Level.PROBLEM, subject, state, remedy);
    }

    /** The finding, or if there is none that all is well. */
    static List<Finding> orWell(List<Finding> findings, String subject, String state) {
        return findings.isEmpty() ? List.of(ok(subject, state)) : findings;
    }
}
