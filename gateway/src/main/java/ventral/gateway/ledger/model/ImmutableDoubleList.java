package ventral.gateway.ledger.model;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Holds numbers in an immutable array, which takes a third of the memory of boxed numbers. */
public final class ImmutableDoubleList extends AbstractList<Double> implements RandomAccess {

    private final double[] values;

    private ImmutableDoubleList(double[] values) {
        this.values = values;
    }

    /** Returns a list of these numbers; later changes of the array do not affect it. */
    public static ImmutableDoubleList of(double... values) {
        return new ImmutableDoubleList(values.clone());
    }

    /** Returns the list itself if it is already of this class, otherwise a copy. */
    public static ImmutableDoubleList copyOf(List<Double> values) {
        return values instanceof ImmutableDoubleList doubles
                ? doubles
                : new ImmutableDoubleList(
                        values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    @Override
    public Double get(int index) {
        return values[index];
    }

    @Override
    public int size() {
        return values.length;
    }
}
