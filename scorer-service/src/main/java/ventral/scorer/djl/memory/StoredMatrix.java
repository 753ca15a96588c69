package ventral.scorer.djl.memory;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import ventral.scorer.djl.memory.FeatureMemory.Reservation;

/** Matrix of a layer in double precision, in memory or, if there is no room, in a file from which it is loaded. */
public final class StoredMatrix implements AutoCloseable {

    private static final String FILE = "file of a matrix";

    /** Number of bytes that are copied at a time. */
    private static final long BAND_BYTES = 1 << 23;

    private final FeatureMemory memory;
    private final Shape shape;
    private final @Nullable Reservation room;
    private final @Nullable NDArray numbers;
    private final @Nullable SpillFile file;

    /**
     * Stores a copy of a matrix.
     *
     * @param manager the owner of the copy or of its file; not closed with this
     * @param computed that {@link FeatureMemory#newMatrix} returned
     * @throws IOException if there is no room in the file's folder
     */
    public StoredMatrix(FeatureMemory memory, NDManager manager, NDArray computed) throws IOException {
        this.memory = memory;
        this.shape = computed.getShape();
        Optional<Reservation> reserved = memory.reserve(shape.size() * Double.BYTES);
        this.room = reserved.orElse(null);
        if (reserved.isPresent()) {
            this.file = null;
            this.numbers = computed.duplicate();
            numbers.attach(manager);
        } else {
            this.numbers = null;
            this.file = new SpillFile(shape.size() * Double.BYTES);
            manager.attachInternal(FILE, file);
            write(file, computed);
            memory.setLoaded(this);
        }
    }

    /** Returns the matrix; valid until another one of the same memory is used, or this is closed. */
    public NDArray get() {
        if (numbers != null) {
            return numbers;
        }
        try {
            return memory.load(this, shape);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(SpillFile to, NDArray matrix) throws IOException {
        for (long first = 0; first < shape.get(0); first += bandHeight()) {
            try (NDArray rows = matrix.get(band(first))) {
                to.write(NativeArrays.buffer(rows), first * rowBytes());
            }
        }
    }

    /** Reads the matrix from its file. */
    void read(NDArray into) throws IOException {
        SpillFile from = Objects.requireNonNull(file);
        for (long first = 0; first < shape.get(0); first += bandHeight()) {
            long position = first * rowBytes();
            Shape size = new Shape(Math.min(bandHeight(), shape.get(0) - first), shape.get(1));
            try (NDManager scope = into.getManager().newSubManager()) {
                NDArray rows = NativeArrays.<IOException>create(
                        scope, size, DataType.FLOAT64, array -> from.read(NativeArrays.buffer(array), position));
                into.set(band(first), rows);
            }
        }
    }

    private NDIndex band(long first) {
        return new NDIndex("{}:{}", first, Math.min(first + bandHeight(), shape.get(0)));
    }

    private long bandHeight() {
        return Math.max(1, BAND_BYTES / rowBytes());
    }

    private long rowBytes() {
        return shape.get(1) * Double.BYTES;
    }

    @Override
    public void close() {
        memory.unload(this);
        if (numbers != null) {
            numbers.close();
        }
        if (room != null) {
            room.close();
        }
        if (file != null) {
            file.close();
        }
    }
}
