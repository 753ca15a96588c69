package ventral.scorer.netcdf;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Decodes packed data by netCDF's conventions for missing values, scale factors and offsets.
 *
 * @param missing stored values that represent missing numbers
 * @param scale factor of stored numbers
 * @param offset added after multiplication
 */
@SuppressWarnings("ArrayRecordComponent")
record PackedDataDecoder(double[] missing, double scale, double offset) {

    /**
     * Reads the attributes of a variable.
     *
     * @throws IllegalArgumentException if one of these attributes is not a number
     */
    static PackedDataDecoder of(Dataset variable) {
        return new PackedDataDecoder(
                DoubleStream.concat(
                                Arrays.stream(numbers(variable, "_FillValue")),
                                Arrays.stream(numbers(variable, "missing_value")))
                        .toArray(),
                number(variable, "scale_factor", 1),
                number(variable, "add_offset", 0));
    }

    /** Returns the decoded number, or NaN for a missing one. */
    double unpack(double stored) {
        for (double none : missing) {
            if (stored == none) {
                return Double.NaN;
            }
        }
        return scale == 1 && offset == 0 ? stored : stored * scale + offset;
    }

    private static double number(Dataset variable, String name, double otherwise) {
        double[] numbers = numbers(variable, name);
        return numbers.length == 0 ? otherwise : numbers[0];
    }

    private static double[] numbers(Dataset variable, String name) {
        Attribute attribute = NetcdfFile.attribute(variable, name);
        if (attribute == null) {
            return new double[0];
        }
        Object data = attribute.getData();
        if (data instanceof Number number) {
            return new double[] {number.doubleValue()};
        }
        if (data == null
                || !data.getClass().isArray()
                || !data.getClass().getComponentType().isPrimitive()) {
            throw new IllegalArgumentException("attribute %s of variable %s must be a number, but is %s"
                    .formatted(name, variable.getName(), data));
        }
        double[] numbers = new double[Array.getLength(data)];
        Arrays.setAll(numbers, i -> Array.getDouble(data, i));
        return numbers;
    }
}
