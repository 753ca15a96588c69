package ventral.scorer.http;

import java.net.URI;
import java.nio.file.Path;

/**
 * Request to download a file.
 *
 * @param target path of the complete file; an incomplete one is beside it as {@code {target}.part}
 * @param sha1 of the file, in lower-case hexadecimal
 */
public record DownloadRequest(URI source, Path target, String sha1) {

    Path part() {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    Path lock() {
        return target.resolveSibling(target.getFileName() + ".lock");
    }
}
