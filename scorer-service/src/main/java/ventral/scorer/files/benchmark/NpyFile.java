package ventral.scorer.files.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Array in NumPy's .npy format: little-endian float32 or float64, in C order.
 *
 * @param shape lengths of the axes; empty for a scalar
 * @param values in the order of the file
 */
@SuppressWarnings("ArrayRecordComponent")
public record NpyFile(int[] shape, double[] values) {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int VERSION_AT = MAGIC.length;
    private static final int LENGTH_AT = VERSION_AT + 2;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[[^]]*])");
    private static final Pattern FORTRAN_ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9, ]*)\\)");

    /**
     * Reads a file.
     *
     * @throws IOException if the file does not exist, is damaged, or holds something else; the message names it
     */
    public static NpyFile read(Path path) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            return of(bytes);
        } catch (IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(path, e.getMessage()), e);
        } catch (IndexOutOfBoundsException | ArithmeticException e) {
            throw new IOException("%s: the .npy file is incomplete or damaged: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static NpyFile of(ByteBuffer file) {
        byte[] magic = new byte[MAGIC.length];
        file.get(0, magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("the file is not in .npy format: it does not begin with \\x93NUMPY");
        }
        int version = file.get(VERSION_AT);
        if (version != 1 && version != 2) {
            throw new IllegalArgumentException(
                    "version %d of the .npy format is not supported; save the array as version 1 or 2"
                            .formatted(version));
        }
        int headerAt = LENGTH_AT + (version == 1 ? Short.BYTES : Integer.BYTES);
        long length = version == 1
                ? Short.toUnsignedLong(file.getShort(LENGTH_AT))
                : Integer.toUnsignedLong(file.getInt(LENGTH_AT));
        if (length > file.limit() - headerAt) {
            throw new IndexOutOfBoundsException("a header of %d bytes in a file of %d".formatted(length, file.limit()));
        }
        byte[] header = new byte[(int) length];
        file.get(headerAt, header);
        return values(
                new String(header, StandardCharsets.ISO_8859_1),
                file.slice(headerAt + header.length, file.limit() - headerAt - header.length)
                        .order(ByteOrder.LITTLE_ENDIAN));
    }

    private static NpyFile values(String header, ByteBuffer numbers) {
        String type = field(header, TYPE, "descr");
        if (!type.equals("'<f4'") && !type.equals("'<f8'")) {
            throw new IllegalArgumentException(
                    "numbers of type %s are not supported; save the array as '<f4' or '<f8'".formatted(type));
        }
        int[] shape = Arrays.stream(field(header, SHAPE, "shape").split(","))
                .map(String::strip)
                .filter(length -> !length.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
        boolean isFortran = field(header, FORTRAN_ORDER, "fortran_order").equals("True");
        if (isFortran && shape.length > 1) {
            throw new IllegalArgumentException("the array is in Fortran order; save numpy.ascontiguousarray of it");
        }
        int count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        boolean isDouble = type.equals("'<f8'");
        long bytes = (long) count * (isDouble ? Double.BYTES : Float.BYTES);
        if (numbers.remaining() != bytes) {
            throw new IllegalArgumentException("an array of shape %s and type %s takes %d bytes, but %d are present"
                    .formatted(Arrays.toString(shape), type, bytes, numbers.remaining()));
        }
        double[] values = new double[count];
        Arrays.setAll(values, i -> isDouble ? numbers.getDouble(i * Double.BYTES) : numbers.getFloat(i * Float.BYTES));
        return new NpyFile(shape, values);
    }

    private static String field(String header, Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "the header has no %s that can be read: %s".formatted(name, header.strip()));
        }
        return matcher.group(1);
    }
}
