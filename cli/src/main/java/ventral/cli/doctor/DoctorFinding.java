package ventral.cli.doctor;

import java.util.List;

/**
 * Result of checking one subject.
 *
 * @param subject resource that was checked, such as {@code topic scores}
 * @param state what was found
 * @param remedy what to do about it; empty if nothing need be done
 */
public record DoctorFinding(Severity level, String subject, String state, String remedy) {

    /** Severity of a finding. */
    public enum Severity {
        OK,
        /** Something does not proceed or will not, which may be intended. */
        WARNING,
        /** Something is broken. */
        PROBLEM
    }

    public static DoctorFinding ok(String subject, String state) {
        return new DoctorFinding(Severity.OK, subject, state, "");
    }

    public static DoctorFinding warning(String subject, String state, String remedy) {
        return new DoctorFinding(Severity.WARNING, subject, state, remedy);
    }

    public static DoctorFinding problem(String subject, String state, String remedy) {
        return new DoctorFinding(Severity.PROBLEM, subject, state, remedy);
    }

    /** Returns the findings, or a finding that all is well if there are none. */
    static List<DoctorFinding> orWell(List<DoctorFinding> findings, String subject, String state) {
        return findings.isEmpty() ? List.of(ok(subject, state)) : findings;
    }
}
