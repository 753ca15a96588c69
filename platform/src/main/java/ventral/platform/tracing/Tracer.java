package ventral.platform.tracing;

import org.jspecify.annotations.Nullable;

/** Starts spans. Thread-safe. */
public interface Tracer extends AutoCloseable {

    /** Tracer that records nothing. */
    Tracer NONE = new Tracer() {
        @Override
        public Span startSampled(String name) {
            return Span.NONE;
        }

        @Override
        public Span start(String name, @Nullable TraceParent parent) {
            return Span.NONE;
        }

        @Override
        public @Nullable TraceParent active() {
            return null;
        }

        @Override
        public void close() {}
    };

    /** Starts a span of a new trace. The operator's sampler decides whether the trace is recorded. */
    Span startSampled(String name);

    /**
     * Starts a span below a span of another process.
     *
     * @param parent null for a new trace, which is always recorded
     */
    Span start(String name, @Nullable TraceParent parent);

    /** Returns the identity of this thread's active span; null if it has none or the span is not recorded. */
    @Nullable TraceParent active();

    /** Exports the spans that have ended, within a deadline, and records no more. */
    @Override
    void close();
}
