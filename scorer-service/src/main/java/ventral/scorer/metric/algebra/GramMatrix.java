package ventral.scorer.metric.algebra;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.jspecify.annotations.Nullable;

/**
 * Gram matrix: inner products of all stimuli's features. A linear regression needs nothing else of the features,
 * however many there are. A constant added to all stimuli's features has no effect, unless it is so large that their
 * differences are lost to rounding. Confined to one thread.
 */
public final class GramMatrix {

    private final FeatureProducts source;

    private double @Nullable [][] products;

    /**
     * Creates a Gram matrix from its elements.
     *
     * @param products (stimuli, stimuli), symmetric
     */
    public GramMatrix(double[][] products) {
        this(products, LinearAlgebra.IN_JAVA);
    }

    /**
     * Creates a Gram matrix with a library that computes on it.
     *
     * @param algebra valid for as long as this is used
     */
    GramMatrix(double[][] products, LinearAlgebra algebra) {
        this(new ArrayFeatureProducts(products, algebra));
    }

    /**
     * Creates a Gram matrix of products stored elsewhere.
     *
     * @param kept source of the products, valid for as long as this is used
     */
    public GramMatrix(FeatureProducts kept) {
        this.source = kept;
    }

    /**
     * Computes the Gram matrix of centred features.
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
     * Computes the Gram matrix of uncentred features.
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

    /** Returns all inner products, (stimuli, stimuli). */
    public double[][] products() {
        double[][] known = products;
        if (known == null) {
            known = source.toMatrix();
            products = known;
        }
        return known;
    }

    /** Returns a copy on the Java heap that stays valid after the source is closed. */
    public GramMatrix copy() {
        return new GramMatrix(products());
    }

    /** Returns the Gram matrix of some of the stimuli, in the given order. */
    public GramMatrix submatrix(int[] stimuli) {
        return Arrays.equals(stimuli, IntStream.range(0, size()).toArray())
                ? this
                : new GramMatrix(source.submatrix(stimuli), source.algebra());
    }

    public int size() {
        return source.size();
    }

    public FeatureProducts source() {
        return source;
    }
}
