package ventral.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.ImageName;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.Page;
import ventral.gateway.testing.InMemoryStreamImageReader;
import ventral.gateway.testing.LedgerSamples;

final class ImagePagesTest {

    private final InMemoryStreamImageReader images = new InMemoryStreamImageReader();
    private final ImagePages pages = new ImagePages(images);

    @Test
    void page_after_page_gives_every_image_once() {
        images.fill(LedgerSamples.STREAM, 20);
        assertThat(walk(stream(StreamState.SUCCEEDED, 20), 8)).containsExactlyElementsOf(indices(20));
        assertThat(walk(stream(StreamState.SUCCEEDED, 20), 20)).containsExactlyElementsOf(indices(20));
    }

    @Test
    void a_list_ends_where_rendering_has_got_to() {
        images.fill(LedgerSamples.STREAM, 20);
        Stream stream = stream(StreamState.RENDERING, 12);
        assertThat(walk(stream, 8)).containsExactlyElementsOf(indices(12));
        assertThat(pages.page(stream, 12, 8).rows()).isEmpty();
        assertThat(pages.find(stream, 11)).isPresent();
        assertThat(pages.find(stream, 12)).isEmpty();
    }

    @Test
    void a_batch_that_another_renderer_still_owes_ends_the_list() {
        images.fill(LedgerSamples.STREAM, 8);
        assertThat(walk(stream(StreamState.RENDERING, 16), 8)).containsExactlyElementsOf(indices(8));
    }

    @Test
    void a_stream_that_is_whole_and_lacks_images_is_damaged() {
        images.fill(LedgerSamples.STREAM, 8);
        assertThatThrownBy(() -> walk(stream(StreamState.SUCCEEDED, 16), 8))
                .isInstanceOf(DamagedStreamException.class)
                .hasMessage(
                        "image 8 of streams/s1 is missing from its log, although all 16 were reported: delete the stream and create it again from the same spec");
    }

    @Test
    void a_page_holds_no_more_than_fits_a_message_and_the_next_goes_on() {
        for (int i = 0; i < 5; i++) {
            images.put(new Image(
                    new ImageName(LedgerSamples.STREAM, i), 512, new byte[(ImagePages.PNG_BYTES / 2) - i], List.of()));
        }
        Stream stream = stream(StreamState.SUCCEEDED, 5);
        assertThat(pages.page(stream, 0, 64).rows()).hasSize(2);
        assertThat(walk(stream, 64)).containsExactlyElementsOf(indices(5));
    }

    @Test
    void a_stream_that_is_being_deleted_has_no_images() {
        images.fill(LedgerSamples.STREAM, 8);
        Stream deleting = stream(StreamState.SUCCEEDED, 8).withDesiredState(Stream.DesiredState.DELETED);
        assertThat(pages.page(deleting, 0, 8).rows()).isEmpty();
        assertThat(pages.find(deleting, 0)).isEmpty();
    }

    private static Stream stream(StreamState state, long renderedImageCount) {
        return LedgerSamples.stream().withStatus(LedgerSamples.progress(state, renderedImageCount));
    }

    private List<Long> walk(Stream stream, int size) {
        List<Long> walked = new ArrayList<>();
        long first = 0;
        while (true) {
            Page<Image> page = pages.page(stream, first, size);
            page.rows().forEach(image -> walked.add(image.name().index()));
            if (page.lastKey().isEmpty()) {
                return walked;
            }
            first = Long.parseLong(page.lastKey()) + 1;
        }
    }

    private static List<Long> indices(int count) {
        return IntStream.range(0, count).mapToObj(Long::valueOf).toList();
    }
}
