package ventral.cli.chaos.report;

import java.util.List;

/**
 * Whether a promise of the system was kept.
 *
 * @param promise what was checked
 * @param evidence what was compared
 * @param violations what contradicts the promise; empty if it was kept
 */
public record Verdict(String promise, String evidence, List<String> violations) {

    public Verdict {
        violations = List.copyOf(violations);
    }

    public boolean holds() {
        return violations.isEmpty();
    }
}
