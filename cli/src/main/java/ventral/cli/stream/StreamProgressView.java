package ventral.cli.stream;

import java.util.List;
import ventral.api.v1.Stream;
import ventral.cli.terminal.ProgressBar;
import ventral.cli.watch.ProgressView;
import ventral.type.v1.StreamState;

/** Shows the progress of streams. */
final class StreamProgressView implements ProgressView<Stream> {

    private static final int LONGEST_STATE = 9;

    private static final List<StreamState> NEWS = List.of(
            StreamState.STREAM_STATE_RENDERING,
            StreamState.STREAM_STATE_FAILED,
            StreamState.STREAM_STATE_DELETING,
            StreamState.STREAM_STATE_WAITING,
            StreamState.STREAM_STATE_PAUSED,
            StreamState.STREAM_STATE_QUEUED,
            StreamState.STREAM_STATE_DELETED,
            StreamState.STREAM_STATE_SUCCEEDED);

    @Override
    public String plural() {
        return "streams";
    }

    @Override
    public String name(Stream stream) {
        return stream.getName();
    }

    @Override
    public ProgressBar progressBar(Stream stream, int nameWidth) {
        return new ProgressBar(
                "%%-%ds  %%-%ds"
                        .formatted(Math.max(1, nameWidth), LONGEST_STATE)
                        .formatted(name(stream), state(stream)),
                stream.getRenderedImageCount(),
                stream.getSpec().getImageCount(),
                stream.hasError() ? error(stream) : "");
    }

    @Override
    public String state(Stream stream) {
        return StreamTable.state(stream);
    }

    @Override
    public int rank(Stream stream) {
        return NEWS.indexOf(stream.getState());
    }

    @Override
    public boolean hasEnded(Stream stream) {
        return switch (stream.getState()) {
            case STREAM_STATE_SUCCEEDED, STREAM_STATE_FAILED, STREAM_STATE_DELETED -> true;
            case STREAM_STATE_UNSPECIFIED,
                    STREAM_STATE_QUEUED,
                    STREAM_STATE_RENDERING,
                    STREAM_STATE_PAUSED,
                    STREAM_STATE_WAITING,
                    STREAM_STATE_DELETING,
                    UNRECOGNIZED -> false;
        };
    }

    @Override
    public boolean hasFailed(Stream stream) {
        return stream.getState() == StreamState.STREAM_STATE_FAILED;
    }

    @Override
    public String error(Stream stream) {
        return stream.getError().getMessage();
    }
}
