package ventral.render.assimp;

import static org.lwjgl.assimp.Assimp.aiOrigin_CUR;
import static org.lwjgl.assimp.Assimp.aiOrigin_END;
import static org.lwjgl.assimp.Assimp.aiReturn_FAILURE;
import static org.lwjgl.assimp.Assimp.aiReturn_SUCCESS;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.lwjgl.assimp.AIFile;
import org.lwjgl.assimp.AIFileIO;
import org.lwjgl.system.MemoryUtil;
import ventral.render.pack.PackFiles;

/**
 * Lets Assimp open a pack's files, which may lie in an archive, and records the missing ones. An exception never passes
 * through native code: Assimp sees a file that cannot be opened or read, and {@link #rethrowFailure} throws afterwards.
 */
final class AssimpFileSystem implements AutoCloseable {

    private static final String MATERIALS = ".mtl";

    private final PackFiles files;
    private final String model;
    private final Map<Long, AIFile> open = new HashMap<>();
    private final Set<String> missing = new LinkedHashSet<>();
    private final AIFileIO io = AIFileIO.calloc();
    private @Nullable Throwable failure;

    AssimpFileSystem(PackFiles files, String model) {
        this.files = files;
        this.model = model;
        io.OpenProc((system, name, mode) -> keepFailure(() -> open(MemoryUtil.memUTF8(name)), MemoryUtil.NULL));
        io.CloseProc((system, file) -> close(file));
    }

    AIFileIO io() {
        return io;
    }

    /** Throws the first exception that a file access of Assimp led to, if there was one. Call it after the import. */
    void rethrowFailure() {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private long keepFailure(LongSupplier call, long result) {
        try {
            return call.getAsLong();
        } catch (RuntimeException | Error e) {
            if (failure == null) {
                failure = e;
            }
            return result;
        }
    }

    /**
     * Returns the material files that are missing at the path that the model names. The material file with the model's
     * own name was read instead.
     */
    Set<String> missing() {
        return missing;
    }

    private long open(String path) {
        Optional<byte[]> content = ModelPaths.read(files, path);
        if (content.isEmpty() && path.endsWith(MATERIALS)) {
            String own = model.substring(0, model.lastIndexOf('.')) + MATERIALS;
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!own.endsWith(name)) {
                missing.add(name);
            }
            content = ModelPaths.read(files, own);
        }
        if (content.isEmpty()) {
            return MemoryUtil.NULL;
        }
        byte[] bytes = content.get();
        long[] position = {0};
        AIFile file = AIFile.calloc();
        file.ReadProc((self, into, size, count) -> keepFailure(() -> read(bytes, position, into, size, count), 0));
        file.WriteProc((self, from, size, count) -> 0);
        file.TellProc(self -> position[0]);
        file.FileSizeProc(self -> bytes.length);
        file.FlushProc(self -> {});
        file.SeekProc((self, offset, origin) -> {
            long to = offset + (origin == aiOrigin_CUR ? position[0] : origin == aiOrigin_END ? bytes.length : 0);
            if (to < 0 || to > bytes.length) {
                return aiReturn_FAILURE;
            }
            position[0] = to;
            return aiReturn_SUCCESS;
        });
        open.put(file.address(), file);
        return file.address();
    }

    /** Copies whole elements of a size from a position of a file to native memory; returns their number. */
    private static long read(byte[] bytes, long[] position, long into, long size, long count) {
        long whole = Math.min(count, size == 0 ? 0 : (bytes.length - position[0]) / size);
        MemoryUtil.memByteBuffer(into, (int) (whole * size)).put(bytes, (int) position[0], (int) (whole * size));
        position[0] += whole * size;
        return whole;
    }

    private void close(long address) {
        AIFile file = open.remove(address);
        if (file != null) {
            file.ReadProc().free();
            file.WriteProc().free();
            file.TellProc().free();
            file.FileSizeProc().free();
            file.FlushProc().free();
            file.SeekProc().free();
            file.free();
        }
    }

    @Override
    public void close() {
        Set.copyOf(open.keySet()).forEach(this::close);
        io.OpenProc().free();
        io.CloseProc().free();
        io.free();
    }
}
