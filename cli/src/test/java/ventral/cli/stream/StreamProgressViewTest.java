package ventral.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.Status;
import org.junit.jupiter.api.Test;
import ventral.api.v1.Stream;
import ventral.type.v1.StreamSpec;
import ventral.type.v1.StreamState;

class StreamProgressViewTest {

    private final StreamProgressView streams = new StreamProgressView();

    @Test
    void a_stream_is_told_by_its_name_its_state_and_its_share() {
        assertThat(streams.progressBar(stream(StreamState.STREAM_STATE_RENDERING, 8192), 12)
                        .sentence())
                .isEqualTo("streams/s1    RENDERING 2,048 of 8,192 (25 %)");
        assertThat(streams.progressBar(stream(StreamState.STREAM_STATE_WAITING, 0), 10)
                        .sentence())
                .isEqualTo("streams/s1  WAITING   2,048");
    }

    @Test
    void a_stream_has_ended_when_it_is_complete_failed_or_gone() {
        assertThat(StreamState.values())
                .filteredOn(state -> state != StreamState.UNRECOGNIZED)
                .filteredOn(state -> streams.hasEnded(stream(state, 8192)))
                .containsExactlyInAnyOrder(
                        StreamState.STREAM_STATE_SUCCEEDED,
                        StreamState.STREAM_STATE_FAILED,
                        StreamState.STREAM_STATE_DELETED);
    }

    @Test
    void a_stream_that_failed_says_why() {
        Stream failed = stream(StreamState.STREAM_STATE_FAILED, 8192);
        assertThat(streams.hasFailed(failed)).isTrue();
        assertThat(streams.error(failed)).isEqualTo("no such library");
        assertThat(streams.progressBar(failed, 10).sentence()).endsWith("(25 %) no such library");
    }

    private static Stream stream(StreamState state, long images) {
        Stream.Builder stream = Stream.newBuilder()
                .setName("streams/s1")
                .setState(state)
                .setRenderedImageCount(2048)
                .setSpec(StreamSpec.newBuilder().setImageCount(images));
        if (state == StreamState.STREAM_STATE_FAILED) {
            stream.setError(Status.newBuilder().setMessage("no such library"));
        }
        return stream.build();
    }
}
