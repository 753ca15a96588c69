package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.wire.SpecMapper;

class SpecsTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final StreamSpec SPEC = StreamSpec.rendered(1, 1024, 64, 64);

    @Test
    void a_part_of_a_batch_is_refused_with_the_next_whole_count() {
        assertThatThrownBy(() -> StreamSpec.rendered(0, 1000, 64, 64))
                .hasMessage(
                        "image_count 1000 is not a multiple of batch_size 64; the nearest above is 1024 (0 is a stream without end)")
                .extracting("field")
                .isEqualTo("image_count");
    }

    @Test
    void a_batch_too_large_for_a_record_is_refused_with_the_largest_that_fits() {
        assertThatThrownBy(() -> StreamSpec.rendered(0, 512, 224, 64)).hasMessageContaining("at most 48 images fit");
    }

    @Test
    void a_stream_without_end_has_every_image_that_a_run_asks_for() {
        RunSpec run = new RunSpec(STREAM, Objective.of(LatentGroup.DISTANCE), 1 << 30, 1, 0, 2, null);
        assertThatCode(() -> run.checkAgainst(StreamSpec.rendered(0, 0, 64, 64)))
                .doesNotThrowAnyException();
    }

    @Test
    void an_imported_stream_has_an_end() {
        assertThatThrownBy(
                        () -> new StreamSpec(0, 0, 64, 64, new ImportSpec("0".repeat(64)), StreamSpec.DEFAULT_ENCODING))
                .hasMessage("image_count 0: an imported stream has as many images as its index");
    }

    @Test
    void the_order_of_backgrounds_makes_no_other_stream() {
        assertThat(scenes(BackgroundKind.PHOTOGRAPH, BackgroundKind.ROOM))
                .isEqualTo(scenes(BackgroundKind.ROOM, BackgroundKind.PHOTOGRAPH, BackgroundKind.ROOM));
    }

    private static SceneSpec scenes(BackgroundKind... backgrounds) {
        return new SceneSpec("grown", GeometryProfile.UNIFORM, MaterialRule.OWN, List.of(backgrounds));
    }

    @Test
    void a_run_cannot_see_more_images_than_its_stream_has() {
        RunSpec run = new RunSpec(STREAM, Objective.of(LatentGroup.DISTANCE), 2048, 1, 0, 2, null);
        assertThatThrownBy(() -> run.checkAgainst(SPEC))
                .hasMessage("image_count 2048 is more than the 1024 images of streams/s");
    }

    @Test
    void a_sweep_is_a_run_for_each_objective_size_and_seed_smallest_first() {
        SweepSpec sweep = new SweepSpec(
                STREAM,
                List.of(Objective.of(LatentGroup.DISTANCE), Objective.of(LatentGroup.DISTANCE, LatentGroup.CATEGORY)),
                List.of(1024L, 128L),
                List.of(0L, -1L),
                1,
                2);
        assertThat(sweep.runs(new SweepName("d")).keySet())
                .extracting(Object::toString)
                .containsExactly(
                        "runs/d-distance-n128-s0",
                        "runs/d-discat-n128-s0",
                        "runs/d-distance-n128-sm1",
                        "runs/d-discat-n128-sm1",
                        "runs/d-distance-n1024-s0",
                        "runs/d-discat-n1024-s0",
                        "runs/d-distance-n1024-sm1",
                        "runs/d-discat-n1024-sm1");
        assertThat(SpecMapper.fromWire(SpecMapper.toWire(sweep))).isEqualTo(sweep);
    }
}
