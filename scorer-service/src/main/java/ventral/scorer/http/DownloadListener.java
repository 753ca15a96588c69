package ventral.scorer.http;

import java.util.OptionalLong;

/** Is told how a download goes. */
public interface DownloadListener {

    /** Something happened that is worth a line. */
    void say(String line);

    /**
     * Bytes came.
     *
     * @param byteCount what of the file is there
     * @param total its size, if the server said so
     */
    void progress(long byteCount, OptionalLong total);
}
