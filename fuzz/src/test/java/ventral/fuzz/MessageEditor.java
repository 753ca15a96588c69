package ventral.fuzz;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Changes messages field by field, as the bytes of an input say, so that a fuzzer finds values that no change of encoded
 * bytes would: limits of every number, names of other resources, long lists.
 */
public final class MessageEditor {

    private static final List<Long> NUMBERS = List.of(
            0L,
            1L,
            -1L,
            2L,
            7L,
            8L,
            63L,
            64L,
            100L,
            512L,
            513L,
            5120L,
            10_000L,
            100_000L,
            1_000_000L,
            999_999_999_936L,
            1_000_000_000_000L,
            (long) Integer.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            1L << 32,
            253_402_300_800L,
            315_576_000_001L,
            Long.MAX_VALUE - 63,
            Long.MAX_VALUE,
            Long.MIN_VALUE);

    private static final List<Double> REALS = List.of(
            0., -0., 1., -1., .5, 1e-9, 180., 360., 1e9, 1e300, 1e-320, Double.NaN, Double.POSITIVE_INFINITY, -1e300);

    private static final List<String> TEXTS = List.of(
            "",
            "\0",
            "streams/s1",
            "runs/r1",
            "sweeps/w1",
            "benchmarks/b1",
            "runs/r1/checkpoints/64",
            "runs/r1/checkpoints/64/scores/b1",
            "references/r1",
            "references/r1/scores/b1",
            "objectives/distance",
            "rotation",
            "objectives/distance-rotation",
            "objectives/distance-translation-rotation-category-identity",
            "objectives/category",
            "objectives/untrained",
            "objectives/calibrated",
            "objectives/shuffled-distance",
            "identity",
            "file:///etc/passwd",
            "/a/b.safetensors",
            "../../x",
            "\uD83D\uDE00");

    private static final int MOST_ELEMENTS = 1 << 14;

    private MessageEditor() {}

    /**
     * Returns one of some messages after the changes that the input describes, or the message that it encodes.
     *
     * @throws InvalidProtocolBufferException if the input is an encoded message that is invalid
     */
    @SuppressWarnings("unchecked")
    public static <T extends Message> T edit(List<T> messages, ByteSource input) throws InvalidProtocolBufferException {
        int base = input.below(messages.size() + 1);
        if (base == messages.size()) {
            return decoded(messages.get(0), input.rest());
        }
        Message.Builder builder = messages.get(base).toBuilder();
        while (input.hasNext()) {
            edit(builder, input);
        }
        return (T) builder.build();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Message> T decoded(T kind, byte[] bytes) throws InvalidProtocolBufferException {
        try {
            return (T) kind.newBuilderForType().mergeFrom(bytes).build();
        } catch (InvalidProtocolBufferException e) { // or one of its subclasses, which are not public
            throw new InvalidProtocolBufferException("the input is not an encoded message", e);
        }
    }

    private static void edit(Message.Builder builder, ByteSource input) {
        List<FieldDescriptor> fields = builder.getDescriptorForType().getFields();
        if (fields.isEmpty()) {
            return;
        }
        FieldDescriptor field = input.oneOf(fields);
        if (field.isRepeated()) {
            editList(builder, field, input);
        } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && input.below(4) > 0) {
            edit(builder.getFieldBuilder(field), input);
        } else if (input.below(8) == 0) {
            builder.clearField(field);
        } else if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
            builder.setField(field, value(field, input));
        }
    }

    private static void editList(Message.Builder builder, FieldDescriptor field, ByteSource input) {
        int count = builder.getRepeatedFieldCount(field);
        switch (input.below(5)) {
            case 0 -> builder.clearField(field);
            case 1 -> add(builder, field, input);
            case 2 -> {
                if (count > 0) {
                    Object element = builder.getRepeatedField(field, input.below(count));
                    int copies = Math.min(1 << input.below(15), MOST_ELEMENTS - count);
                    for (int i = 0; i < copies; i++) {
                        builder.addRepeatedField(field, element);
                    }
                }
            }
            case 3 -> {
                if (count > 0 && field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
                    edit(builder.getRepeatedFieldBuilder(field, input.below(count)), input);
                } else if (count > 0) {
                    builder.setRepeatedField(field, input.below(count), value(field, input));
                }
            }
            default -> addSequence(builder, field, input);
        }
    }

    private static void add(Message.Builder builder, FieldDescriptor field, ByteSource input) {
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            Message.Builder element = builder.newBuilderForField(field);
            edit(element, input);
            builder.addRepeatedField(field, element.build());
        } else {
            builder.addRepeatedField(field, value(field, input));
        }
    }

    /** Adds consecutive numbers, as of seeds or image counts. */
    private static void addSequence(Message.Builder builder, FieldDescriptor field, ByteSource input) {
        int length = Math.min(1 << input.below(14), MOST_ELEMENTS - builder.getRepeatedFieldCount(field));
        long step = input.oneOf(NUMBERS);
        for (int i = 1; i <= length; i++) {
            switch (field.getJavaType()) {
                case LONG -> builder.addRepeatedField(field, i * step);
                case INT -> builder.addRepeatedField(field, (int) (i * step));
                case DOUBLE -> builder.addRepeatedField(field, (double) i * step);
                case FLOAT -> builder.addRepeatedField(field, (float) i * step);
                case STRING -> builder.addRepeatedField(field, "t" + i);
                case BOOLEAN, BYTE_STRING, ENUM, MESSAGE -> {
                    return;
                }
            }
        }
    }

    private static Object value(FieldDescriptor field, ByteSource input) {
        boolean isListed = input.below(4) > 0;
        long number = isListed ? input.oneOf(NUMBERS) : input.nextLong();
        return switch (field.getJavaType()) {
            case INT -> (int) number;
            case LONG -> number;
            case FLOAT -> isListed ? (Object) (float) (double) input.oneOf(REALS) : Float.intBitsToFloat((int) number);
            case DOUBLE -> isListed ? (Object) input.oneOf(REALS) : Double.longBitsToDouble(number);
            case BOOLEAN -> number % 2 != 0;
            case STRING -> isListed ? input.oneOf(TEXTS) : new String(input.bytes(200), StandardCharsets.UTF_8);
            case BYTE_STRING -> ByteString.copyFrom(isListed ? new byte[(int) (number & 0xffff)] : input.bytes(200));
            case ENUM -> enumValue(field, (int) number);
            case MESSAGE -> throw new IllegalArgumentException(field.getFullName());
        };
    }

    private static EnumValueDescriptor enumValue(FieldDescriptor field, int number) {
        return field.getEnumType().findValueByNumberCreatingIfUnknown(Math.abs(number % 10));
    }
}
