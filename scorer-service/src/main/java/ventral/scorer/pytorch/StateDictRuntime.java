package ventral.scorer.pytorch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Python globals of a state dict: ordered dicts, tensors and their storages. */
final class StateDictRuntime implements Unpickler.PythonRuntime {

    private static final PythonGlobal ORDERED_DICT = new PythonGlobal("collections", "OrderedDict");
    private static final PythonGlobal REBUILD_TENSOR = new PythonGlobal("torch._utils", "_rebuild_tensor_v2");

    private static final int REBUILD_ARGUMENTS = 6;
    private static final int STORAGE_FIELDS = 5;

    @Override
    public void check(PythonGlobal global) {
        boolean isKnown = global.equals(ORDERED_DICT)
                || global.equals(REBUILD_TENSOR)
                || TorchDtype.ofStorage(global).isPresent();
        if (!isKnown) {
            throw new MalformedPickleException(
                    "the file names %s, which no state dict contains: it is rejected, and no code in it was run. Save model.state_dict() and nothing else"
                            .formatted(global));
        }
    }

    @Override
    public Object call(PythonGlobal function, List<?> arguments) {
        if (function.equals(ORDERED_DICT) && arguments.isEmpty()) {
            return new LinkedHashMap<>();
        }
        if (function.equals(REBUILD_TENSOR)) {
            return tensor(arguments);
        }
        throw new MalformedPickleException(
                "the file calls %s with %d arguments, as no state dict does".formatted(function, arguments.size()));
    }

    /** Creates a tensor from (storage, offset, shape, stride, requires_grad, backward hooks). */
    private static StridedTensor tensor(List<?> arguments) {
        boolean isWhole = arguments.size() == REBUILD_ARGUMENTS
                && arguments.get(0) instanceof StridedTensor.TensorStorage
                && arguments.get(4) instanceof Boolean
                && arguments.get(5) instanceof Map<?, ?> hooks
                && hooks.isEmpty();
        if (!isWhole) {
            throw new MalformedPickleException(
                    "a tensor is rebuilt from arguments other than storage, offset, shape, strides and no hooks");
        }
        return new StridedTensor(
                (StridedTensor.TensorStorage) arguments.get(0),
                number(arguments.get(1)),
                numbers(arguments.get(2)),
                numbers(arguments.get(3)));
    }

    /** Creates a storage from ('storage', storage class, key, device, number of elements). */
    @Override
    public Object load(Object persistentId) {
        boolean isStorage = persistentId instanceof List<?> fields
                && fields.size() == STORAGE_FIELDS
                && fields.get(0).equals("storage")
                && fields.get(1) instanceof PythonGlobal
                && fields.get(2) instanceof String
                && fields.get(3) instanceof String;
        if (!isStorage) {
            throw new MalformedPickleException("a persistent id is not that of a storage");
        }
        List<?> fields = (List<?>) persistentId;
        PythonGlobal storage = (PythonGlobal) fields.get(1);
        TorchDtype type = TorchDtype.ofStorage(storage)
                .orElseThrow(() -> new MalformedPickleException("%s is not a storage class".formatted(storage)));
        return new StridedTensor.TensorStorage((String) fields.get(2), type, number(fields.get(4)));
    }

    private static long[] numbers(Object tuple) {
        if (!(tuple instanceof List<?> list)) {
            throw new MalformedPickleException("a tensor's shape or strides are not a tuple");
        }
        return list.stream().mapToLong(StateDictRuntime::number).toArray();
    }

    private static long number(Object value) {
        if (!(value instanceof Long number)) {
            throw new MalformedPickleException("a tensor's size, stride or offset is not an integer");
        }
        return number;
    }
}
