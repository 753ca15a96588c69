package ventral.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs a decoder on one input and checks its bounds: one second, {@value #MAX_MEBIBYTES} MiB of allocation above the
 * input's size, and no exception but the declared ones.
 *
 * <p>Both are measured for the calling thread alone. The second is of processor time, so that a busy machine does not
 * fail a decoder; a decoder that waits for ever is stopped by the timeout of whoever runs it. The allocation is
 * {@code getThreadAllocatedBytes}: the sum of all objects that the thread creates in the heap, including those that are
 * garbage at once. It is therefore an upper limit of what the decoder adds to the live heap. It does not count memory
 * that native code allocates, direct buffers, or what other threads allocate for the decoder.
 */
final class InputBounds {

    static final int MAX_MEBIBYTES = 64;

    private static final long MAX_ALLOCATED_BYTES = (long) MAX_MEBIBYTES << 20;
    private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A first run loads classes and is interpreted, so that a bound counts as broken if each of these runs breaks it. */
    private static final int RUNS = 3;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private InputBounds() {}

    /**
     * Decodes an input.
     *
     * @throws BrokenBoundError if the decoder exceeds a bound, or throws an exception that it does not declare
     */
    static void check(FuzzTarget target, byte[] input) {
        BrokenBoundError broken = brokenBound(target, input);
        for (int run = 1; run < RUNS && broken != null; run++) {
            broken = brokenBound(target, input);
        }
        if (broken != null) {
            throw broken;
        }
    }

    private static @Nullable BrokenBoundError brokenBound(FuzzTarget target, byte[] input) {
        long nanos = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
        Throwable thrown = null;
        try {
            target.decoder().decode(input);
        } catch (Throwable e) { // an Error is a finding, too
            thrown = e;
        }
        bytes = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes;
        nanos = THREADS.getCurrentThreadCpuTime() - nanos;
        if (thrown != null && !target.declares(thrown)) {
            return new BrokenBoundError(
                    "%s throws %s, which it does not declare, for %d bytes"
                            .formatted(target.name(), thrown.getClass().getName(), input.length),
                    thrown);
        }
        if (bytes - input.length > MAX_ALLOCATED_BYTES) {
            return new BrokenBoundError(
                    "%s allocates %d MiB for %d bytes; the bound is %d MiB"
                            .formatted(target.name(), bytes >> 20, input.length, MAX_MEBIBYTES),
                    thrown);
        }
        if (nanos > MAX_NANOS) {
            return new BrokenBoundError(
                    "%s takes %d ms for %d bytes; the bound is 1 s"
                            .formatted(target.name(), TimeUnit.NANOSECONDS.toMillis(nanos), input.length),
                    thrown);
        }
        return null;
    }

    /** Thrown if a decoder exceeds a bound. The message names the target and the bound. */
    static final class BrokenBoundError extends AssertionError {

        private static final long serialVersionUID = 1L;

        BrokenBoundError(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
