package ventral.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Checkpoint;
import ventral.cli.testing.RunSamples;
import ventral.type.v1.Validation;

class ValidationTableTest {

    @Test
    void every_validated_checkpoint_has_a_row_of_the_figures_of_each_latent() {
        assertThat(ValidationTable.of(List.of(
                                checkpoint(RunSamples.validation(2048)),
                                checkpoint(Validation.newBuilder().setLoss(2).build()),
                                Checkpoint.getDefaultInstance()))
                        .lines())
                .containsExactly(
                        " seen   loss  distance R²  RMSE m  yaw R²  RMSE °  category top-1  top-5  rotation °",
                        "─────  ─────  ───────────  ──────  ──────  ──────  ──────────────  ─────  ──────────",
                        "    0  2.000",
                        "2,048  0.250        0.900   0.123   0.700    31.2            50 %   75 %        12.5");
    }

    @Test
    void without_held_out_images_there_is_no_row() {
        assertThat(ValidationTable.of(List.of(Checkpoint.getDefaultInstance())).rows())
                .isEmpty();
    }

    private static Checkpoint checkpoint(Validation validation) {
        return Checkpoint.newBuilder().setValidation(validation).build();
    }
}
