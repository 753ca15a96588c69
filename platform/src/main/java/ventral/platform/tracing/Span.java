package ventral.platform.tracing;

import org.jspecify.annotations.Nullable;

/** A named interval of a trace. Closing it ends it. Thread-safe, except for {@link #activate}. */
public interface Span extends AutoCloseable {

    /** Span that is not recorded. */
    Span NONE = new Span() {
        @Override
        public @Nullable TraceParent context() {
            return null;
        }

        @Override
        public Span child(String name) {
            return NONE;
        }

        @Override
        public Span set(String attribute, String value) {
            return this;
        }

        @Override
        public Span set(String attribute, long value) {
            return this;
        }

        @Override
        public void link(@Nullable TraceParent other) {}

        @Override
        public void fail(String reason) {}

        @Override
        public Scope activate() {
            return () -> {};
        }

        @Override
        public void close() {}
    };

    /** An interval in which a span is the active span of a thread. */
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    /** Returns the identity of the span for other processes; null if the span is not recorded. */
    @Nullable TraceParent context();

    /** Starts a child span. */
    Span child(String name);

    /** Sets an attribute. */
    Span set(String attribute, String value);

    /** Sets an attribute. */
    Span set(String attribute, long value);

    /**
     * Links the span to another. Links beyond the limit of a span are counted and dropped.
     *
     * @param other null for a span that is not recorded, which is not linked
     */
    void link(@Nullable TraceParent other);

    /** Marks the span as failed. */
    void fail(String reason);

    /** Makes the span the active span of this thread, see {@link Tracer#active}. The same thread closes the scope. */
    Scope activate();

    @Override
    void close();
}
