package ventral.scorer.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Inner products of every stimulus's features with every other's: all that a linear regression needs to know of features,
 * however many there are. Whatever was added to all stimuli's features alike does not matter, as long as it is not so
 * large that their differences drown in rounding. Used by one thread.
 */
public final class GramMatrix {

    private final FeatureProducts kept;

    private double @Nullable [][] products;

    /** @param products (stimuli, stimuli), symmetric */
    public GramMatrix(double[][] products) {
        this(products, LinearAlgebra.IN_JAVA);
    }

    /** @param algebra computes on the products, for as long as this is used */
    GramMatrix(double[][] products, LinearAlgebra algebra) {
        this(new HeldProducts(products, algebra));
    }

    /** @param kept asked for what is needed, for as long as this is used */
    public GramMatrix(FeatureProducts kept) {
        this.kept = kept;
    }

    /**
     * Takes the features' means away first.
     *
     * @param features (stimuli, features)
     */
    public static GramMatrix of(double[][] features) {
        DMatrixRMaj centred = new DMatrixRMaj(features);
        for (int j = 0; j < centred.numCols; j++) {
            double mean = 0;
            for (int i = 0; i < centred.numRows; i++) {
                mean += centred.get(i, j) / centred.numRows;
            }
            for (int i = 0; i < centred.numRows; i++) {
                centred.add(i, j, -mean);
            }
        }
        return uncentred(centred);
    }

    /**
     * Takes nothing away from the features.
     *
     * @param features (stimuli, features)
     */
    public static GramMatrix uncentred(double[][] features) {
        return uncentred(new DMatrixRMaj(features));
    }

    private static GramMatrix uncentred(DMatrixRMaj features) {
        DMatrixRMaj products = new DMatrixRMaj(features.numRows, features.numRows);
        CommonOps_DDRM.multTransB(features, features, products);
        return new GramMatrix(products.get2DData());
    }

    /** All products, (stimuli, stimuli). */
    public double[][] products() {
        double[][] known = products;
        if (known == null) {
            known = kept.all();
            products = known;
        }
        return known;
    }

    /** The same in Java's memory, which outlives those who keep this. */
    public GramMatrix copy() {
        return new GramMatrix(products());
    }

    /** Products among some of the stimuli, in the order that they are named in. */
    public GramMatrix rows(int[] stimuli) {
        return Arrays.equals(stimuli, IntStream.range(0, size()).toArray())
                ? this
                : new GramMatrix(kept.among(stimuli), kept.algebra());
    }

    int size() {
        return kept.size();
    }

    FeatureProducts kept() {
        return kept;
    }
}
