package ventral.scorer.http;

import java.util.OptionalLong;

/** Listens to the progress of a download. */
public interface DownloadListener {

    /** Called with a message for the user. */
    void onMessage(String line);

    /**
     * Called after bytes were received.
     *
     * @param byteCount number of bytes of the file received so far, including earlier attempts
     * @param total size of the file, if the server reported it
     */
    void onProgress(long byteCount, OptionalLong total);
}
