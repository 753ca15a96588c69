package ventral.scorer.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Inner products of features, and the features' sums. */
final class ProductStore implements LayerStore {

    /** Features that are in double precision at a time. */
    private static final long FEATURES = 4096;

    /** Rows that are multiplied at a time; of the products among themselves half are needed. */
    private static final int BAND = 400;

    private final NDManager manager;
    private final NDArray products;
    private final double[] sums;

    ProductStore(NDManager manager, int stimulusCount) {
        this.manager = manager;
        this.products = manager.zeros(new Shape(stimulusCount, stimulusCount), DataType.FLOAT64);
        this.sums = new double[stimulusCount];
    }

    @Override
    public void fill(NDArray rows, int first) {
        try (NDManager scope = manager.newSubManager()) {
            Bands bands = product(scope, rows, rows, true);
            for (int band = 0; band < bands.products().size(); band++) {
                int row = first + band * BAND;
                put(bands.products().get(band), row, row);
            }
            double[] part = bands.sums().toDoubleArray();
            System.arraycopy(part, 0, sums, first, part.length);
        }
    }

    @Override
    public void fill(NDArray rows, int firstRow, NDArray columns, int firstColumn) {
        try (NDManager scope = manager.newSubManager()) {
            List<NDArray> bands = product(scope, rows, columns, false).products();
            for (int band = 0; band < bands.size(); band++) {
                put(bands.get(band), firstRow + band * BAND, firstColumn);
            }
        }
    }

    @Override
    public int size() {
        return sums.length;
    }

    @Override
    public double[][] times(double[][] vectors) {
        try (NDManager scope = manager.newSubManager()) {
            return Matrices.toJava(Matrices.toNative(scope, vectors).matMul(products));
        }
    }

    @Override
    public double[] squares() {
        DoubleBuffer numbers = Matrices.numbers(products);
        return IntStream.range(0, sums.length)
                .mapToDouble(i -> numbers.get(i * sums.length + i))
                .toArray();
    }

    @Override
    public double[][] among(int[] stimuli) {
        DoubleBuffer numbers = Matrices.numbers(products);
        double[][] part = new double[stimuli.length][stimuli.length];
        for (int i = 0; i < part.length; i++) {
            for (int j = 0; j < part.length; j++) {
                part[i][j] = numbers.get(stimuli[i] * sums.length + stimuli[j]);
            }
        }
        return part;
    }

    @Override
    public double[][] all() {
        return Matrices.toJava(products);
    }

    @Override
    public double[] sums() {
        return sums.clone();
    }

    @Override
    public void close() {
        manager.close();
    }

    /** A block and, on the other side of the diagonal, its mirror image. */
    private void put(NDArray block, int row, int column) {
        Shape size = block.getShape();
        products.set(new NDIndex("{}:{}, {}:{}", row, row + size.get(0), column, column + size.get(1)), block);
        products.set(
                new NDIndex("{}:{}, {}:{}", column, column + size.get(1), row, row + size.get(0)), block.transpose());
    }

    /**
     * @param products of each band of rows with all columns, or among themselves with the columns from its first row on
     * @param sums of each row's features
     */
    private record Bands(List<NDArray> products, NDArray sums) {}

    private static Bands product(NDManager manager, NDArray rows, NDArray columns, boolean among) {
        long featureCount = rows.getShape().get(1);
        NDArray sums = manager.zeros(new Shape(rows.getShape().get(0)), DataType.FLOAT64);
        List<NDArray> products = new ArrayList<>();
        for (long from = 0; from < featureCount; from += FEATURES) {
            try (NDManager part = manager.newSubManager()) {
                NDIndex features = new NDIndex(":, {}:{}", from, Math.min(from + FEATURES, featureCount));
                NDArray left = rows.get(part, features).toType(DataType.FLOAT64, false);
                NDArray right = among ? left : columns.get(part, features).toType(DataType.FLOAT64, false);
                add(left, right, among, manager, products);
                sums.addi(left.sum(new int[] {1}));
            }
        }
        return new Bands(products, sums);
    }

    private static void add(NDArray left, NDArray right, boolean among, NDManager manager, List<NDArray> products) {
        boolean isFirst = products.isEmpty();
        long height = left.getShape().get(0);
        for (int from = 0; from < height; from += BAND) {
            NDArray band = left.get(new NDIndex("{}:{}", from, Math.min(from + BAND, height)));
            NDArray with = among ? right.get(new NDIndex("{}:", from)) : right;
            NDArray product = band.matMul(with.transpose());
            if (isFirst) {
                product.attach(manager);
                products.add(product);
            } else {
                products.get(from / BAND).addi(product);
            }
        }
    }
}
