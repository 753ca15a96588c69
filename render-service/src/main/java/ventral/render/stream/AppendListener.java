package ventral.render.stream;

import java.time.Duration;
import ventral.contract.name.StreamName;

/** Is notified of the images that a renderer appends to logs, on any thread. */
public interface AppendListener {

    /** Listener that does nothing. */
    AppendListener NONE = new AppendListener() {
        @Override
        public void onOpened(StreamName stream) {}

        @Override
        public void onEncoded(StreamName stream, Duration duration) {}

        @Override
        public void onAppended(StreamName stream, int imageCount) {}

        @Override
        public void onAbandoned(StreamName stream) {}
    };

    /** Is called before the first images of a stream, and possibly again. */
    void onOpened(StreamName stream);

    /** Is called when the images of a batch have been encoded. */
    void onEncoded(StreamName stream, Duration duration);

    /** Is called when the broker has acknowledged images. */
    void onAppended(StreamName stream, int imageCount);

    /** Is called when the stream's log is abandoned or deleted. */
    void onAbandoned(StreamName stream);
}
