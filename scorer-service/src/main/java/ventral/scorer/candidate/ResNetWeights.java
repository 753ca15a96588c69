package ventral.scorer.candidate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import ventral.contract.network.Network;
import ventral.contract.network.ResNet;
import ventral.platform.tensor.Tensor;

/**
 * Weights of a ResNet-18 or ResNet-50 under torchvision's names, each checked by name, type, shape and value.
 *
 * @param tensors weights and batch-norm statistics, without the batch counts, which are not used
 */
public record ResNetWeights(Network network, SortedMap<String, Tensor> tensors) {

    private static final String BATCH_COUNT = ".num_batches_tracked";
    private static final String UNITS = "fc.bias";
    private static final String WRAPPER = "module.";
    private static final int NAMED_AT_MOST = 3;

    /**
     * Recognises the architecture by names and checks every tensor.
     *
     * @throws IllegalArgumentException if the tensors belong to another architecture, or one is missing, unexpected or
     *     wrong
     */
    public static ResNetWeights of(Map<String, Tensor> tensors) {
        Network network = ResNetArchitecture.of(tensors.keySet()).network();
        Map<String, long[]> expected = new LinkedHashMap<>(ResNet.weights(network, unitCount(tensors)));
        ResNet.statistics(network).forEach((name, width) -> expected.put(name, new long[] {width}));
        List<String> missing = new ArrayList<>(expected.keySet());
        missing.removeAll(tensors.keySet());
        List<String> unexpected = tensors.keySet().stream()
                .filter(name -> !expected.containsKey(name) && !isBatchCount(name, expected))
                .sorted()
                .toList();
        if (!missing.isEmpty() || !unexpected.isEmpty()) {
            throw new IllegalArgumentException("the tensors are not those of torchvision's %s: %s"
                    .formatted(network.id(), difference(missing, unexpected)));
        }
        SortedMap<String, Tensor> checked = new TreeMap<>();
        expected.forEach((name, shape) ->
                checked.put(name, checked(network, name, Objects.requireNonNull(tensors.get(name)), shape)));
        return new ResNetWeights(network, checked);
    }

    private static int unitCount(Map<String, Tensor> tensors) {
        Tensor bias = tensors.get(UNITS);
        if (bias == null) {
            return 1; // the bias is then reported as missing
        }
        if (bias.shape().length != 1 || bias.shape()[0] < 1 || bias.shape()[0] > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "tensor %s has the shape %s; it must be [units]".formatted(UNITS, Arrays.toString(bias.shape())));
        }
        return (int) bias.shape()[0];
    }

    private static boolean isBatchCount(String name, Map<String, long[]> expected) {
        return name.endsWith(BATCH_COUNT)
                && expected.containsKey(name.substring(0, name.length() - BATCH_COUNT.length()) + ".running_mean");
    }

    private static Tensor checked(Network network, String name, Tensor tensor, long[] shape) {
        if (!Arrays.equals(tensor.shape(), shape)) {
            throw new IllegalArgumentException("tensor %s has the shape %s; in torchvision's %s it has %s"
                    .formatted(name, Arrays.toString(tensor.shape()), network.id(), Arrays.toString(shape)));
        }
        if (tensor.type() != Tensor.Type.FLOAT32) {
            throw new IllegalArgumentException(
                    "tensor %s is of type %s; it must be FLOAT32".formatted(name, tensor.type()));
        }
        var numbers = tensor.data().duplicate().order(tensor.data().order()).asFloatBuffer();
        for (int i = 0; i < numbers.limit(); i++) {
            if (!Float.isFinite(numbers.get(i))) {
                throw new IllegalArgumentException("tensor %s has the value %s at index %d; every value must be finite"
                        .formatted(name, numbers.get(i), i));
            }
        }
        return tensor;
    }

    private static String difference(List<String> missing, List<String> unexpected) {
        List<String> parts = new ArrayList<>();
        if (!missing.isEmpty()) {
            parts.add("missing " + few(missing));
        }
        if (!unexpected.isEmpty()) {
            parts.add("unexpected " + few(unexpected));
        }
        if (unexpected.stream().anyMatch(name -> name.startsWith(WRAPPER))) {
            parts.add("names that start with 'module.' come from DataParallel: save model.module.state_dict()");
        }
        return String.join("; ", parts);
    }

    private static String few(Collection<String> names) {
        String first = String.join(", ", names.stream().limit(NAMED_AT_MOST).toList());
        int more = names.size() - NAMED_AT_MOST;
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }
}
