package ventral.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;

/** Determines the objectives of a sweep from arguments. */
public final class SweepObjectives {

    /** Names a control to add to a sweep's objectives. */
    enum ControlKind {
        UNTRAINED,
        CALIBRATED,
        SHUFFLED
    }

    private static final String PAPER = "paper";

    private SweepObjectives() {}

    /** Returns the objectives that an argument refers to: {@code paper} for the ten of the paper, or the id of one. */
    public static Stream<Objective> parse(String argument) {
        return argument.equals(PAPER) ? Objective.XIE_2024.stream() : Stream.of(Objective.parse(argument));
    }

    /** Returns the objectives, then those controls of them that are not among them. */
    static List<Objective> withControls(List<Objective> objectives, List<ControlKind> controls) {
        List<Objective> all = new ArrayList<>(objectives);
        for (ControlKind control : controls) {
            List<Objective> added = switch (control) {
                case UNTRAINED -> List.of(Objective.UNTRAINED);
                case CALIBRATED -> List.of(Objective.CALIBRATED);
                case SHUFFLED ->
                    objectives.stream()
                            .filter(objective -> objective.control() == Control.NONE)
                            .map(Objective::shuffled)
                            .toList();
            };
            added.stream().filter(objective -> !all.contains(objective)).forEach(all::add);
        }
        return all;
    }
}
