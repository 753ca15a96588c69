package ventral.cli.study;

import static ventral.cli.study.InvalidStudyException.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Control;
import ventral.contract.latent.Objective;
import ventral.contract.name.BenchmarkName;

/**
 * Defines, before any result is known, what decides a study: whether one objective scores higher than its controls, on
 * one benchmark, at the last checkpoint of every run.
 *
 * @param layer the layer that stands for the region in every network; null for the layer that the benchmark chooses
 * @param objective the primary objective
 * @param controls the controls that the objective must beat; may be empty
 * @param imageCount dataset size of the compared runs
 */
public record StudyEndpoint(
        BenchmarkName benchmark,
        ScoreValue value,
        @Nullable String layer,
        Objective objective,
        List<Objective> controls,
        long imageCount) {

    /**
     * Checks the objective and its controls.
     *
     * @throws InvalidStudyException if the objective is a control, or an entry of the controls is not a control or
     *     occurs twice
     */
    public StudyEndpoint {
        controls = List.copyOf(controls);
        check(
                objective.control() == Control.NONE,
                "endpoint.objective",
                "'%s' is a control; name a trained objective",
                objective);
        for (Objective control : controls) {
            check(
                    control.control() != Control.NONE,
                    "endpoint.controls",
                    "'%s' is not a control; the controls are untrained, calibrated and shuffled-OBJECTIVE",
                    control);
        }
        check(
                Set.copyOf(controls).size() == controls.size(),
                "endpoint.controls",
                "%s contains a control twice; leave one out",
                controls);
    }
}
