package ventral.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;
import ventral.planner.plan.CapacityPlan;
import ventral.planner.plan.FailureModel;
import ventral.planner.plan.PlanSamples;
import ventral.planner.rate.StimulusSetTiming;
import ventral.planner.rate.SystemRates;
import ventral.planner.simulation.SimulationResult;

/**
 * Compares the forecast for a small system with its measured run. The forecast uses the processor seconds that each
 * stage took when it ran alone, and the share of a core that each process had in the run.
 */
class ForecastAccuracyTest {

    private static final JsonNode MEASURED = read();

    private static final SimulationResult PLANNED = SimulationResult.of(plan());

    @Test
    void the_stream_was_whole_when_it_is_said_to_be() {
        assertThat(PLANNED.renderedTime()).isCloseTo(whole("renderedSeconds"), withinPercentage(10));
    }

    @Test
    void the_last_run_ended_when_it_is_said_to() {
        assertThat(PLANNED.trainedTime()).isCloseTo(whole("trainedSeconds"), withinPercentage(10));
    }

    @Test
    void the_last_score_came_when_it_is_said_to() {
        assertThat(PLANNED.scoredTime()).isCloseTo(whole("scoredSeconds"), withinPercentage(10));
    }

    @Test
    void there_were_as_many_checkpoints_and_scores() {
        assertThat(PLANNED.checkpointCount()).isEqualTo((long) whole("checkpoints"));
        assertThat(PLANNED.scoreCount()).isEqualTo((long) whole("scores"));
    }

    private static CapacityPlan plan() {
        JsonNode whole = MEASURED.get("whole");
        List<Long> imageCounts = new ArrayList<>();
        whole.get("imageCounts").forEach(count -> imageCounts.add(count.asLong()));
        String name = whole.get("name").asText();
        return new CapacityPlan(
                new SweepName(name),
                StreamSpec.rendered(0, imageCounts.get(imageCounts.size() - 1), 64, 64),
                new SweepSpec(
                        new StreamName(name),
                        List.of(Objective.parse("distance"), Objective.parse("category")),
                        imageCounts,
                        List.of(0L),
                        1,
                        2),
                PlanSamples.ONE_OF_EACH,
                rates(),
                FailureModel.NONE);
    }

    /** Returns the rates of a whole core, scaled by the cores that each process had. */
    private static SystemRates rates() {
        double trainer = whole("trainerCores");
        double save = alone("saveSeconds");
        double bytes = alone("weightsBytes") + alone("optimiserBytes");
        double trainSeconds = alone("trainProcessorSeconds") - alone("savesMeanwhile") * save;
        double scoreSeconds = alone("scoreProcessorSeconds") / alone("scoredCheckpoints");
        return new SystemRates(
                alone("renderedImages") / alone("renderProcessorSeconds") * whole("rendererCores"),
                alone("trainedImages") / trainSeconds * trainer,
                50_000 * trainer,
                (alone("takeUpProcessorSeconds") - save) / trainer,
                bytes / save * trainer,
                List.of(new StimulusSetTiming("simulated2026", 4, scoreSeconds / whole("scorerCores"), 0)),
                4210,
                alone("weightsBytes"),
                alone("optimiserBytes"),
                300,
                500e6,
                1e9,
                2e9,
                250);
    }

    private static double alone(String field) {
        return MEASURED.get("alone").get(field).asDouble();
    }

    private static double whole(String field) {
        return MEASURED.get("whole").get(field).asDouble();
    }

    private static JsonNode read() {
        try (InputStream file = ForecastAccuracyTest.class.getResourceAsStream("measured-run.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
