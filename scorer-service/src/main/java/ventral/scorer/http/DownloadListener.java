package ventral.scorer.http;

import org.jspecify.annotations.Nullable;

/** Listens to the progress of a download. */
public interface DownloadListener {

    /** Called with a message for the user. */
    void onMessage(String line);

    /**
     * Called after bytes were received.
     *
     * @param byteCount number of bytes of the file received so far, including earlier attempts
     * @param total size of the file; null if the server did not report it
     */
    void onProgress(long byteCount, @Nullable Long total);
}
