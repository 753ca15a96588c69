package ventral.render.assimp;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import ventral.render.pack.PackFiles;

/** Resolves paths as model files write them. */
final class ModelPaths {

    private ModelPaths() {}

    static String folder(String file) {
        return file.contains("/") ? file.substring(0, file.lastIndexOf('/') + 1) : "";
    }

    /** Reads a file, also if its path separates folders by {@code \} or encodes blanks as {@code %20}. */
    static Optional<byte[]> read(PackFiles files, String path) {
        String plain = plain(path.replace('\\', '/'));
        Optional<byte[]> content = files.read(plain);
        return content.isEmpty() && plain.contains("%") ? files.read(decoded(plain)) : content;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    /** Removes {@code .}, {@code ..} and empty names from a path. */
    private static String plain(String path) {
        List<String> names = new ArrayList<>();
        for (String name : path.split("/", -1)) {
            if (name.equals("..") && !names.isEmpty()) {
                names.remove(names.size() - 1);
            } else if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
