package ventral.scorer.djl.memory;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ventral.scorer.djl.memory.FeatureMemory.Reservation;

class FeatureMemoryTest {

    /** More rows than are copied at a time. */
    private static final int ROWS = 300;

    private static final int COLUMNS = 7000;
    private static final long BYTES = (long) ROWS * COLUMNS * Double.BYTES;

    private final NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void memory_is_reserved_up_to_the_limit_and_available_again_after_it_is_released() {
        FeatureMemory memory = new FeatureMemory(manager, 10);
        Reservation room = memory.reserve(6).orElseThrow();
        assertThat(memory.reserve(5)).isEmpty();
        assertThat(memory.reserve(4)).isPresent();
        room.close();
        room.close();
        assertThat(memory.reserve(7)).isEmpty();
        assertThat(memory.reserve(6)).isPresent();
    }

    @Test
    void a_matrix_beyond_the_limit_is_the_same_from_its_file() throws IOException {
        FeatureMemory memory = new FeatureMemory(manager, BYTES);
        try (StoredMatrix held = matrix(memory, 1);
                StoredMatrix second = matrix(memory, 2);
                StoredMatrix third = matrix(memory, 3)) {
            memory.endComputation();
            assertThat(memory.reserve(1)).isEmpty();
            assertThat(held.get().getDouble(ROWS - 1, COLUMNS - 1)).isEqualTo(number(1));
            for (int turn = 0; turn < 2; turn++) {
                assertThat(numbers(second)).isEqualTo(numbers(2));
                assertThat(numbers(third)).isEqualTo(numbers(3));
            }
        }
        assertThat(memory.reserve(BYTES)).isPresent();
    }

    @Test
    void of_the_matrices_in_files_only_the_last_is_in_memory() throws IOException {
        FeatureMemory memory = new FeatureMemory(manager, 0);
        try (StoredMatrix one = matrix(memory, 1);
                StoredMatrix other = matrix(memory, 2)) {
            NDArray computed = other.get();
            assertThat(one.get()).isNotSameAs(computed);
            assertThat(computed.isReleased()).isTrue();
            assertThat(one.get()).isSameAs(one.get());
        }
    }

    @Test
    void reused_memory_serves_arrays_of_every_shape() {
        ReusedArray memory = new ReusedArray(manager);
        for (Shape shape : new Shape[] {new Shape(2, 3), new Shape(4, 5), new Shape(1, 2)}) {
            NDArray array = memory.get(shape);
            assertThat(array.getShape()).isEqualTo(shape);
            array.set(new NDIndex(":"), 7);
            assertThat(array.toDoubleArray()).containsOnly(7);
        }
        NDArray last = memory.get(new Shape(3, 3));
        memory.free();
        assertThat(last.isReleased()).isTrue();
    }

    private StoredMatrix matrix(FeatureMemory memory, int seed) throws IOException {
        NDArray computed = memory.newMatrix(new Shape(ROWS, COLUMNS));
        NativeArrays.buffer(computed).asDoubleBuffer().put(numbers(seed));
        return new StoredMatrix(memory, manager, computed);
    }

    private static double[] numbers(StoredMatrix matrix) {
        return matrix.get().toDoubleArray();
    }

    private static double[] numbers(int seed) {
        return IntStream.range(0, ROWS * COLUMNS)
                .mapToDouble(i -> i == ROWS * COLUMNS - 1 ? number(seed) : i + seed)
                .toArray();
    }

    private static double number(int seed) {
        return seed / 3.;
    }
}
