package ventral.scorer.pytorch;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the subset of pickle protocol 2 in which {@code torch.save} writes a state dict. Values are {@code String},
 * {@code Long}, {@code Double}, {@code Boolean}, {@link PythonNone}, {@link PythonGlobal}, lists, dicts, and the values that {@link
 * PythonRuntime} creates. Any other opcode is rejected by name.
 */
final class Unpickler {

    private static final int PROTOCOL = 2;
    private static final int LONGEST_LINE = 256;

    /** Python's {@code None}. */
    enum PythonNone {
        NONE
    }

    /** Replaces the Python runtime that a pickle refers to. Decides which globals exist. */
    interface PythonRuntime {

        /**
         * Checks that a state dict may contain a global.
         *
         * @throws MalformedPickleException if it may not
         */
        void check(PythonGlobal global);

        /** Calls a function that {@link #check} has accepted. */
        Object call(PythonGlobal function, List<?> arguments);

        /** Returns the value of a persistent id. */
        Object load(Object persistentId);
    }

    private final ByteBuffer in;
    private final PythonRuntime python;
    private final PickleStack stack = new PickleStack();
    private final Map<Integer, Object> memo = new HashMap<>();

    private Unpickler(ByteBuffer in, PythonRuntime python) {
        this.in = in.slice().order(ByteOrder.LITTLE_ENDIAN);
        this.python = python;
    }

    /**
     * Reads one value, which must end at the end of the bytes.
     *
     * @throws MalformedPickleException if the bytes are not a pickle of this subset
     */
    static Object read(ByteBuffer bytes, PythonRuntime python) {
        Unpickler pickle = new Unpickler(bytes, python);
        try {
            return pickle.value();
        } catch (BufferUnderflowException e) {
            throw new MalformedPickleException("the pickle is cut short");
        }
    }

    private Object value() {
        if (PickleOpcode.of(unsignedByte()) != PickleOpcode.PROTO || unsignedByte() != PROTOCOL) {
            throw new MalformedPickleException("the pickle is not of protocol %d".formatted(PROTOCOL));
        }
        PickleOpcode opcode = PickleOpcode.of(unsignedByte());
        while (opcode != PickleOpcode.STOP) {
            run(opcode);
            opcode = PickleOpcode.of(unsignedByte());
        }
        Object value = stack.pop();
        if (!stack.isEmpty() || in.hasRemaining()) {
            throw new MalformedPickleException("the pickle goes on after its value");
        }
        return value;
    }

    private void run(PickleOpcode opcode) {
        switch (opcode) {
            case MARK -> stack.mark();
            case NONE -> stack.push(PythonNone.NONE);
            case NEWTRUE -> stack.push(true);
            case NEWFALSE -> stack.push(false);
            case BININT -> stack.push((long) in.getInt());
            case BININT1 -> stack.push((long) unsignedByte());
            case BININT2 -> stack.push((long) Short.toUnsignedInt(in.getShort()));
            case LONG1 -> stack.push(longInteger());
            case BINFLOAT -> stack.push(Double.longBitsToDouble(Long.reverseBytes(in.getLong())));
            case BINUNICODE -> stack.push(text(in.getInt()));
            case EMPTY_TUPLE -> stack.push(List.of());
            case TUPLE1 -> stack.push(List.copyOf(stack.pop(1)));
            case TUPLE2 -> stack.push(List.copyOf(stack.pop(2)));
            case TUPLE3 -> stack.push(List.copyOf(stack.pop(3)));
            case TUPLE -> stack.push(List.copyOf(stack.popToMark()));
            case EMPTY_LIST -> stack.push(new ArrayList<>());
            case EMPTY_DICT -> stack.push(new LinkedHashMap<>());
            case APPEND -> append(stack.pop(1));
            case APPENDS -> append(stack.popToMark());
            case SETITEM -> setItems(stack.pop(2));
            case SETITEMS -> setItems(stack.popToMark());
            case BINPUT -> memo.put(unsignedByte(), stack.peek());
            case LONG_BINPUT -> memo.put(in.getInt(), stack.peek());
            case BINGET -> stack.push(remembered(unsignedByte()));
            case LONG_BINGET -> stack.push(remembered(in.getInt()));
            case GLOBAL -> stack.push(global());
            case REDUCE -> call();
            case BINPERSID -> stack.push(python.load(stack.pop()));
            case BUILD -> setAttributes();
            case PROTO, STOP, POP, POP_MARK, DUP, FLOAT, INT, LONG, PERSID, STRING, BINSTRING, SHORT_BINSTRING ->
                refuse(opcode);
            case UNICODE, DICT, GET, INST, LIST, OBJ, PUT, BINBYTES, SHORT_BINBYTES, NEWOBJ, EXT1, EXT2, EXT4 ->
                refuse(opcode);
            case LONG4, SHORT_BINUNICODE, BINUNICODE8, BINBYTES8, EMPTY_SET, ADDITEMS, FROZENSET, NEWOBJ_EX ->
                refuse(opcode);
            case STACK_GLOBAL, MEMOIZE, FRAME, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER -> refuse(opcode);
        }
    }

    private static void refuse(PickleOpcode opcode) {
        throw new MalformedPickleException(
                "the pickle has the opcode %s, which no state dict contains".formatted(opcode));
    }

    private void call() {
        Object arguments = stack.pop();
        Object function = stack.pop();
        if (!(function instanceof PythonGlobal global) || !(arguments instanceof List<?> tuple)) {
            throw new MalformedPickleException("the pickle calls something that is not a function");
        }
        stack.push(python.call(global, tuple));
    }

    /** Drops attributes of a dict, such as a state dict's {@code _metadata}, which contain nothing about tensors. */
    private void setAttributes() {
        if (!(stack.pop() instanceof Map<?, ?>)) {
            throw new MalformedPickleException("the pickle sets attributes that are not a dict");
        }
        stack.peekDict();
    }

    private void append(List<Object> items) {
        stack.peekList().addAll(items);
    }

    private void setItems(List<Object> keysAndValues) {
        if (keysAndValues.size() % 2 != 0) {
            throw new MalformedPickleException("the pickle sets a key without a value");
        }
        Map<Object, Object> dict = stack.peekDict();
        for (int i = 0; i < keysAndValues.size(); i += 2) {
            Object key = keysAndValues.get(i);
            if (!(key instanceof String)) {
                throw new MalformedPickleException("a dict has a key that is not a string");
            }
            if (dict.put(key, keysAndValues.get(i + 1)) != null) {
                throw new MalformedPickleException("a dict has the key '%s' twice".formatted(key));
            }
        }
    }

    private Object remembered(int index) {
        Object value = memo.get(index);
        if (value == null) {
            throw new MalformedPickleException(
                    "the pickle takes value %d from its memo before it was stored".formatted(index));
        }
        return value;
    }

    private PythonGlobal global() {
        PythonGlobal global = new PythonGlobal(line(), line());
        python.check(global);
        return global;
    }

    private String line() {
        StringBuilder line = new StringBuilder();
        for (char next = (char) unsignedByte(); next != '\n'; next = (char) unsignedByte()) {
            if (line.length() == LONGEST_LINE || next < ' ' || next > '~') {
                throw new MalformedPickleException("the name of a global is invalid");
            }
            line.append(next);
        }
        return line.toString();
    }

    private String text(int length) {
        if (length < 0 || length > in.remaining()) {
            throw new MalformedPickleException(
                    "a text of %d bytes does not fit into the pickle".formatted(Integer.toUnsignedLong(length)));
        }
        ByteBuffer bytes = in.slice(in.position(), length);
        in.position(in.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedPickleException("a text is not UTF-8");
        }
    }

    private long longInteger() {
        int length = unsignedByte();
        if (length > Long.BYTES) {
            throw new MalformedPickleException("an integer has %d bytes, more than 8".formatted(length));
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            value |= (long) unsignedByte() << (Byte.SIZE * i);
        }
        int unused = Long.SIZE - Byte.SIZE * length;
        return length == 0 ? 0 : value << unused >> unused;
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(in.get());
    }
}
