import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Has DJL unpack PyTorch's native libraries where {@code DJL_CACHE_DIR} says, as it would at the first start, and takes
 * them out of the jar that they were in: an image then holds them once, and needs no folder to unpack them to.
 */
public final class Natives {

    /** @param arguments the jar of native libraries, and where it goes without them */
    public static void main(String[] arguments) throws IOException {
        try {
            Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            // Libraries for a GPU are unpacked before they turn out not to load on a machine without its driver.
            System.err.println("Unpacked, and not loaded here: " + e);
        }
        try (ZipFile jar = new ZipFile(arguments[0]);
                OutputStream file = Files.newOutputStream(Path.of(arguments[1]));
                ZipOutputStream slim = new ZipOutputStream(file)) {
            for (ZipEntry entry : jar.stream().filter(entry -> !isLibrary(entry)).toList()) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                slim.putNextEntry(copy);
                jar.getInputStream(entry).transferTo(slim);
            }
        }
    }

    private static boolean isLibrary(ZipEntry entry) {
        return entry.getName().matches(".*\\.so(\\.[0-9.]+)?(\\.gz)?");
    }
}
