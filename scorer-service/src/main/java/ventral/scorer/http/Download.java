package ventral.scorer.http;

import java.net.URI;
import java.nio.file.Path;

/**
 * A file to be fetched.
 *
 * @param target where it is to lie; what is not whole yet lies beside it, as {@code {target}.part}
 * @param sha1 of its bytes, in lower-case hexadecimal
 */
public record Download(URI source, Path target, String sha1) {

    Path part() {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    Path lock() {
        return target.resolveSibling(target.getFileName() + ".lock");
    }
}
