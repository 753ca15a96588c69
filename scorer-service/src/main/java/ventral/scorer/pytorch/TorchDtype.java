package ventral.scorer.pytorch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ventral.platform.tensor.Tensor;

/** Element types of PyTorch's storages. */
enum TorchDtype {
    FLOAT32("FloatStorage", 4),
    INT64("LongStorage", 8),
    FLOAT64("DoubleStorage", 8),
    FLOAT16("HalfStorage", 2),
    BFLOAT16("BFloat16Storage", 2),
    INT32("IntStorage", 4),
    INT16("ShortStorage", 2),
    INT8("CharStorage", 1),
    UINT8("ByteStorage", 1),
    BOOL("BoolStorage", 1);

    private final String storage;
    private final int bytes;

    TorchDtype(String storage, int bytes) {
        this.storage = storage;
        this.bytes = bytes;
    }

    static Optional<TorchDtype> ofStorage(PythonGlobal storage) {
        return storage.module().equals("torch")
                ? Arrays.stream(values())
                        .filter(type -> type.storage.equals(storage.name()))
                        .findFirst()
                : Optional.empty();
    }

    int bytes() {
        return bytes;
    }

    /** Returns the scorer's type for these elements; empty if the scorer does not support them. */
    Optional<Tensor.Type> tensorType() {
        return List.of(Tensor.Type.values()).stream()
                .filter(type -> type.name().equals(name()))
                .findFirst();
    }

    /** Returns PyTorch's name of the type, such as {@code torch.float32}. */
    @Override
    public String toString() {
        return "torch." + name().toLowerCase(Locale.ROOT);
    }
}
