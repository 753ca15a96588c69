package ventral.contract.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.wire.SpecMapper;

/** Tests that counts of a spec are bounded, so that sums and products are exact and grids of checkpoints end. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SpecLimitsTest {

    private static final StreamName STREAM = new StreamName("s");
    private static final Objective DISTANCE = Objective.of(LatentGroup.DISTANCE);
    private static final long MAX = StreamSpec.MAX_IMAGE_COUNT;
    private static final long WRAPS = 9_223_372_036_854_775_744L;

    @ParameterizedTest
    @ValueSource(longs = {MAX + 1, WRAPS, Long.MAX_VALUE})
    void a_count_beyond_the_limit_is_refused_with_field_value_and_limit(long count) {
        String message = "%d is more than the limit of 1000000000000 images".formatted(count);
        assertThatThrownBy(() -> StreamSpec.rendered(0, count, 64, 64))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("image_count " + message);
        assertThatThrownBy(() -> run(count, 1, count, 1000))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("image_count " + message);
        assertThatThrownBy(() -> run(640, 1, 640, count)).hasMessage("first_checkpoint " + message);
        assertThatThrownBy(() -> sweep(List.of(64L, count), 1, null)).hasMessage("image_counts " + message);
        assertThatThrownBy(() -> recipe(LearningRate.constant(.1), count))
                .hasMessage("held_out_image_count " + message)
                .extracting("field")
                .isEqualTo("recipe.held_out_image_count");
        assertThatThrownBy(() -> new LearningRate(.1, count, new LearningRate.NoDecay()))
                .hasMessage("warm_up_image_count " + message);
        assertThatThrownBy(() -> new LearningRate.StepDecay(count, .1)).hasMessage("image_count " + message);
    }

    @ParameterizedTest
    @CsvSource({"1000000000000, 2", "999999999936, 100000", "10000001, 100000"})
    void a_product_beyond_the_limit_is_refused(long imageCount, int epochCount) {
        assertThatThrownBy(() -> new RunSpec(STREAM, DISTANCE, imageCount, epochCount, 0, 2, null))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("seen_image_count %d is more than the limit of 1000000000000 images"
                        .formatted(imageCount * epochCount));
        assertThatThrownBy(() -> sweep(List.of(imageCount), epochCount, null))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("image_count %d in %d epochs is more than the limit of 1000000000000 images seen"
                        .formatted(imageCount, epochCount));
    }

    @Test
    void updates_that_learn_from_too_many_images_are_refused_with_the_most_there_may_be() {
        assertThatThrownBy(() -> new EqualUpdates(1L << 40, 64))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage(
                        "update_count 1099511627776 is more than 15625000000, the most that learn from 1000000000000 images in batches of 64");
        assertThatThrownBy(() -> new EqualUpdates(1, Integer.MAX_VALUE))
                .hasMessage("batch_size 2147483647 is outside 1 to 512 images");
    }

    @Test
    void held_out_images_beside_the_largest_dataset_do_not_fit_a_finite_stream() {
        RunSpec run = new RunSpec(
                STREAM, DISTANCE, 640, 1, 0, 2, recipe(LearningRate.constant(.1), 999_999_999_936L), 0, null);
        assertThatThrownBy(() -> run.checkAgainst(StreamSpec.rendered(0, 640, 64, 64)))
                .hasMessage(
                        "image_count 640 beside 999999999936 held-out images is more than the 640 images of streams/s");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 64, 512})
    void the_grid_of_checkpoints_of_the_longest_run_ends(int batchSize) {
        RunSpec longest = new RunSpec(STREAM, DISTANCE, MAX, 1, MAX, 0, 100, 1, Recipe.DEFAULT, 0, null);
        assertThat(longest.checkpoints(batchSize)).startsWith(0L).endsWith(MAX).hasSizeLessThanOrEqualTo(1202);
        RunSpec late = new RunSpec(STREAM, DISTANCE, MAX, 1, MAX, 0, 100, MAX, Recipe.DEFAULT, 0, null);
        assertThat(late.checkpoints(batchSize)).containsExactly(0L, MAX);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void a_grid_of_batches_without_images_is_refused(int batchSize) {
        assertThatThrownBy(() -> run(640, 1, 640, 1000).checkpoints(batchSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("batch size %d is not positive".formatted(batchSize));
    }

    @Test
    void the_sum_over_the_largest_sweep_is_exact() {
        assertThat(Math.multiplyExact(MAX, SweepSpec.MAX_RUN_COUNT)).isPositive();
        assertThat(Math.multiplyExact(MAX, RunSpec.MAX_EPOCH_COUNT)).isPositive();
    }

    @Test
    void a_stored_spec_beyond_the_limits_cannot_be_read() {
        var run = SpecMapper.toWire(run(640, 1, 640, 1000));
        var sweep = SpecMapper.toWire(sweep(List.of(640L), 1, null));
        var stream = SpecMapper.toWire(StreamSpec.rendered(0, 640, 64, 64));
        assertThatThrownBy(() -> SpecMapper.fromWire(run.toBuilder()
                        .setImageCount(WRAPS)
                        .setSeenImageCount(WRAPS)
                        .build()))
                .isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> SpecMapper.fromWire(run.toBuilder()
                        .setImageCount(1L << 62)
                        .setEpochCount(4)
                        .clearSeenImageCount()
                        .build()))
                .isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> SpecMapper.fromWire(run.toBuilder()
                        .setImageCount(1)
                        .clearEpochCount()
                        .setSeenImageCount(Long.MAX_VALUE)
                        .build()))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("a run has at most 100000");
        assertThatThrownBy(() -> SpecMapper.fromWire(
                        sweep.toBuilder().setImageCounts(0, WRAPS).build()))
                .isInstanceOf(InvalidFieldException.class);
        assertThatThrownBy(() -> SpecMapper.fromWire(
                        stream.toBuilder().setImageCount(WRAPS).build()))
                .isInstanceOf(InvalidFieldException.class);
    }

    @Test
    void counts_at_the_limits_are_accepted() {
        assertThat(run(MAX, 1, MAX, 1000).totalImageCount()).isEqualTo(MAX);
        assertThat(RunSpec.imageCountOfEpochs(10_000_000, 100_000)).isEqualTo(MAX);
        assertThat(RunSpec.epochCount(10_000_000, MAX)).isEqualTo(100_000);
        SweepSpec sweep = sweep(List.of(10_000_000L), 1, new EqualUpdates(15_625_000_000L, 64));
        assertThat(sweep.runs(new SweepName("w")).values())
                .extracting(RunSpec::totalImageCount)
                .containsExactly(MAX);
    }

    private static RunSpec run(long imageCount, int epochCount, long totalImageCount, long firstCheckpoint) {
        return new RunSpec(
                STREAM,
                DISTANCE,
                imageCount,
                epochCount,
                totalImageCount,
                0,
                2,
                firstCheckpoint,
                Recipe.DEFAULT,
                0,
                null);
    }

    private static SweepSpec sweep(List<Long> imageCounts, int epochCount, @Nullable EqualUpdates updates) {
        return new SweepSpec(
                STREAM,
                List.of(DISTANCE),
                imageCounts,
                List.of(0L),
                List.of(0L),
                64,
                epochCount,
                updates,
                2,
                1000,
                Recipe.DEFAULT,
                0);
    }

    private static Recipe recipe(LearningRate learningRate, long heldOutImageCount) {
        Recipe standard = Recipe.DEFAULT;
        return new Recipe(
                standard.network(),
                standard.head(),
                standard.optimiser(),
                learningRate,
                0,
                standard.regressionLoss(),
                Map.of(),
                Set.of(),
                0,
                heldOutImageCount,
                null);
    }
}
