package ventral.render.imageset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.latent.Latent;
import ventral.contract.name.StreamName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.render.stream.BatchSource;
import ventral.render.stream.DesiredStream;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.StoreUnavailableException;
import ventral.render.stream.StreamDigest;
import ventral.render.stream.StreamImporter;
import ventral.render.stream.StreamProgress;
import ventral.render.testing.InMemoryImageLogs;
import ventral.render.testing.InMemoryImageSet;

class ImageSetStreamTest {

    private static final StreamName NAME = new StreamName("photographs");
    private static final List<String> COLUMNS = List.of("path", "depth", "class");
    private static final int COUNT = 400;
    private static final int BATCH = 8;

    private final InMemoryImageSet images = images();
    private final InMemoryImageLogs logs = new InMemoryImageLogs(4);
    private final List<StreamProgress> reports = new ArrayList<>();

    @Test
    void every_image_comes_once_with_its_own_picture_and_labels() {
        assertThat(publish(spec(0), ImageOrder.SHUFFLED)).isTrue();
        List<Integer> rows = new ArrayList<>();
        for (ImageBatch batch : logs.batches(NAME)) {
            for (int i = 0; i < BATCH; i++) {
                int row = batch.pixels()[i * 3 * 32 * 32] & 0xff;
                row += batch.facts().get(i).sourceFile().startsWith("late") ? 256 : 0;
                rows.add(row);
                assertThat(batch.labels().get(Latent.DISTANCE)[i]).isEqualTo(row / 100f);
                assertThat(batch.labels().get(Latent.CATEGORY)[i]).isEqualTo(row % 3);
                assertThat(batch.labels()).doesNotContainKey(Latent.IDENTITY);
            }
        }
        assertThat(rows).hasSize(COUNT).doesNotHaveDuplicates().isNotEqualTo(sorted(rows));
    }

    @Test
    void the_order_is_the_seeds_or_the_indexs() {
        assertThat(ImageOrder.AS_LISTED.rows(5, 3)).containsExactly(0, 1, 2, 3, 4);
        assertThat(ImageOrder.SHUFFLED.rows(COUNT, 3)).isNotEqualTo(ImageOrder.SHUFFLED.rows(COUNT, 4));
        assertThat(ImageOrder.SHUFFLED.rows(COUNT, 3))
                .containsExactlyInAnyOrder(IntStream.range(0, COUNT).toArray());
    }

    /**
     * Over many seeds, each of three rows comes first a third of the time: 1000 of 3000 within five standard
     * deviations.
     */
    @Test
    void every_row_comes_first_as_often() {
        int[] first = new int[3];
        for (int seed = 0; seed < 3000; seed++) {
            first[ImageOrder.SHUFFLED.rows(3, seed)[0]]++;
        }
        assertThat(Arrays.stream(first)).allMatch(count -> Math.abs(count - 1000) < 130);
    }

    @Test
    void progress_is_told_and_success_at_the_end() {
        publish(spec(0), ImageOrder.SHUFFLED);
        assertThat(reports)
                .extracting(StreamProgress::state)
                .containsExactly(
                        StreamProgress.State.RENDERING,
                        StreamProgress.State.RENDERING,
                        StreamProgress.State.RENDERING,
                        StreamProgress.State.RENDERING,
                        StreamProgress.State.SUCCEEDED);
        assertThat(reports)
                .last()
                .extracting(StreamProgress::renderedImageCount)
                .isEqualTo((long) COUNT);
    }

    @Test
    void an_import_that_was_stopped_goes_on_after_the_last_batch() {
        int[] asked = {0};
        BatchSource source = source(spec(0), ImageOrder.SHUFFLED);
        DesiredStream desired = order(spec(0));
        boolean whole = importing().publish(desired, source, () -> ++asked[0] < 3, images -> {});
        assertThat(whole).isFalse();
        assertThat(logs.batches(NAME)).hasSize(32);
        assertThat(publish(spec(0), ImageOrder.SHUFFLED)).isTrue();
        assertThat(logs.batches(NAME))
                .extracting(ImageBatch::batchIndex)
                .containsExactlyElementsOf(IntStream.range(0, COUNT / BATCH)
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    @Test
    void a_picture_that_cannot_be_read_stops_it_with_the_line_and_mending_it_lets_it_go_on() {
        images.put("17.png", -1);
        assertThatThrownBy(() -> publish(spec(0), ImageOrder.AS_LISTED))
                .hasRootCauseMessage("the picture 17.png is broken")
                .hasMessageContaining("index line 19");
        assertThat(logs.batches(NAME)).hasSize(2);
        assertThat(reports).last().satisfies(report -> {
            assertThat(report.state()).isEqualTo(StreamProgress.State.FAILED);
            assertThat(report.error()).contains("index line 19");
        });
        images.put("17.png", 17);
        assertThat(publish(spec(0), ImageOrder.AS_LISTED)).isTrue();
        assertThat(logs.batches(NAME)).hasSize(COUNT / BATCH);
    }

    @Test
    void a_broker_that_is_away_is_no_failure_of_the_stream() {
        StreamImporter importer = new StreamImporter(logs, 4, report -> {
            reports.add(report);
            throw new StoreUnavailableException("the broker is unavailable", new IllegalStateException());
        });
        BatchSource source = source(spec(0), ImageOrder.AS_LISTED);
        assertThatThrownBy(() -> importer.publish(order(spec(0)), source, () -> true, images -> {}))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(reports).extracting(StreamProgress::state).containsExactly(StreamProgress.State.RENDERING);
    }

    @Test
    void other_images_cannot_go_on_with_a_stream() {
        publish(spec(0), ImageOrder.SHUFFLED);
        assertThatThrownBy(() -> publish(spec(1), ImageOrder.SHUFFLED))
                .hasMessageStartingWith("streams/photographs was begun with other images: its digest is");
        assertThat(logs.batches(NAME)).hasSize(COUNT / BATCH);
    }

    private boolean publish(StreamSpec spec, ImageOrder order) {
        return importing().publish(order(spec), source(spec, order), () -> true, images -> {});
    }

    private StreamImporter importing() {
        return new StreamImporter(logs, 4, reports::add);
    }

    private static DesiredStream order(StreamSpec spec) {
        return new DesiredStream(NAME, spec, DesiredStream.DesiredState.RENDERED);
    }

    private BatchSource source(StreamSpec spec, ImageOrder order) {
        IndexLayout layout = IndexLayouts.of(COLUMNS, List.of("file=path", "distance=depth", "category=class"));
        ImageSetSummary survey = ImageSetSummary.of(images, layout, images, looked -> {});
        StreamDigest digest = StreamDigest.of(spec, (ImportSpec) spec.origin());
        return new ImageSetStream(spec, digest, survey, order, images, images);
    }

    private static StreamSpec spec(long seed) {
        return new StreamSpec(seed, COUNT, 32, BATCH, new ImportSpec("ab".repeat(32)), PixelEncoding.RAW);
    }

    private static List<Integer> sorted(List<Integer> rows) {
        return rows.stream().sorted().toList();
    }

    private static InMemoryImageSet images() {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            rows.add(List.of((i < 256 ? "" : "late/") + i + ".png", "" + i / 100.0, "class " + i % 3));
        }
        return new InMemoryImageSet("path", COLUMNS, rows);
    }
}
