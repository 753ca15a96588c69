package ventral.cli.doctor;

import java.util.List;

/**
 * Result of checking one subject.
 *
 * @param subject resource that was checked, such as {@code topic scores}
 * @param state what was found
 * @param remedy what to do about it; empty if nothing need be done
 */
public record Finding(Level level, String subject, String state, String remedy) {

    /** Severity of a finding. */
    public enum Level {
        OK,
        /** Something does not proceed or will not, which may be intended. */
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

    /** Returns the findings, or a finding that all is well if there are none. */
    static List<Finding> orWell(List<Finding> findings, String subject, String state) {
        return findings.isEmpty() ? List.of(ok(subject, state)) : findings;
    }
}
