package ventral.render.testing;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import ventral.contract.name.StreamName;
import ventral.render.stream.StreamProgress;
import ventral.render.stream.StreamStatuses;

/** Passes reports on to a test, and knows the errors that the test reports as another renderer. */
public final class RecordingStreamStatuses implements StreamStatuses {

    private final Consumer<StreamProgress> reports;
    private final Set<StreamName> errorsElsewhere = ConcurrentHashMap.newKeySet();

    public RecordingStreamStatuses(Consumer<StreamProgress> reports) {
        this.reports = reports;
    }

    /** Reports an error of a stream as another renderer. */
    public void addErrorElsewhere(StreamName stream) {
        errorsElsewhere.add(stream);
    }

    @Override
    public void accept(StreamProgress progress) {
        reports.accept(progress);
    }

    @Override
    public boolean hasErrorElsewhere(StreamName stream) {
        return errorsElsewhere.contains(stream);
    }
}
