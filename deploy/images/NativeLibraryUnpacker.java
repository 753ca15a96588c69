import ai.djl.engine.Engine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Has DJL unpack PyTorch's native libraries into {@code DJL_CACHE_DIR}, as it would at the first start, and removes
 * them from their jar. An image then contains them once, and needs no writable folder to unpack them to.
 */
public final class NativeLibraryUnpacker {

    /**
     * Unpacks and strips a jar.
     *
     * @param arguments the jar of native libraries, and the path of the stripped jar
     */
    public static void main(String[] arguments) throws IOException {
        try {
            Engine.getEngine("PyTorch");
        } catch (RuntimeException | LinkageError e) {
            // Libraries for a GPU are unpacked before loading them fails on a machine without the driver.
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
