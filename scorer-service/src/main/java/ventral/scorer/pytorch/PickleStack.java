package ventral.scorer.pytorch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stack of an unpickler: values that were created and not yet used, and marks between them. */
final class PickleStack {

    private static final Object MARK = new Object();

    private final List<Object> values = new ArrayList<>();

    void push(Object value) {
        values.add(value);
    }

    void mark() {
        values.add(MARK);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    Object pop() {
        Object value = peek();
        values.remove(values.size() - 1);
        return value;
    }

    Object peek() {
        if (values.isEmpty() || values.get(values.size() - 1) == MARK) {
            throw new MalformedPickleException("an opcode pops a value that does not exist");
        }
        return values.get(values.size() - 1);
    }

    /** Pops the last values, in the order in which they were pushed. */
    List<Object> pop(int count) {
        List<Object> last = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            last.add(0, pop());
        }
        return last;
    }

    /** Pops all values down to the last mark, and the mark, in the order in which they were pushed. */
    List<Object> popToMark() {
        int mark = values.lastIndexOf(MARK);
        if (mark < 0) {
            throw new MalformedPickleException("an opcode pops values down to a mark that does not exist");
        }
        List<Object> above = new ArrayList<>(values.subList(mark + 1, values.size()));
        values.subList(mark, values.size()).clear();
        return above;
    }

    @SuppressWarnings("unchecked")
    Map<Object, Object> peekDict() {
        if (peek() instanceof Map<?, ?> dict) {
            return (Map<Object, Object>) dict;
        }
        throw new MalformedPickleException("an item is set in something that is not a dict");
    }

    @SuppressWarnings("unchecked")
    List<Object> peekList() {
        if (peek() instanceof ArrayList<?> list) {
            return (List<Object>) list;
        }
        throw new MalformedPickleException("an item is appended to something that is not a list");
    }
}
