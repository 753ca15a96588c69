package ventral.scorer.evaluation;

import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import ventral.platform.artifact.ArtifactStoreUnavailableException;
import ventral.platform.artifact.DamagedArtifactException;
import ventral.scorer.candidate.TorchScriptFailedException;
import ventral.scorer.candidate.TorchScriptKilledException;

/** Classifies the causes of failures. Only what the model or the benchmark itself is fails a score. */
enum FailureCause {
    /** The model or the benchmark is at fault. Another attempt would fail in the same way. */
    SUBJECT,
    /** A store or this machine is at fault. A retry may succeed. */
    TRANSIENT,
    /** Either may be at fault. A retry may succeed; if several fail, the subject is at fault. */
    UNCERTAIN;

    /** Parts of messages, in lower case, with which the engine and the operating system report exhausted resources. */
    private static final List<String> EXHAUSTED = List.of(
            "out of memory",
            "can't allocate memory",
            "not enough memory",
            "bad_alloc",
            "no space left on device",
            "disk quota exceeded",
            "too many open files",
            "stale file handle",
            "input/output error");

    /** Classifies a failure by the first exception of its chain of causes that decides. */
    static FailureCause of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DamagedArtifactException) {
                return SUBJECT; // its cause may be a missing file of a store that is available
            }
            if (cause instanceof TorchScriptFailedException) {
                return SUBJECT; // it ran within limits of its own, so their exhaustion is not this machine's
            }
            if (cause instanceof TorchScriptKilledException) {
                return UNCERTAIN; // the kernel ends this process first when any other exhausts the memory
            }
            if (cause instanceof ArtifactStoreUnavailableException
                    || cause instanceof FileSystemException
                    || cause instanceof OutOfMemoryError
                    || isExhausted(cause.getMessage())) {
                return TRANSIENT;
            }
        }
        return SUBJECT;
    }

    private static boolean isExhausted(@Nullable String message) {
        if (message == null) {
            return false;
        }
        String lowerCase = message.toLowerCase(Locale.ROOT);
        return EXHAUSTED.stream().anyMatch(lowerCase::contains);
    }
}
