package ventral.scorer.candidate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ventral.contract.network.Network;

/**
 * Architecture of a ResNet, recognised by the names of its tensors.
 *
 * @param isBottleneck whether a block has three convolutions instead of two
 * @param blockCounts number of blocks of each stage
 */
record ResNetArchitecture(boolean isBottleneck, List<Integer> blockCounts) {

    private static final String WRAPPER = "module.";

    /** Names of unsupported architectures, for error messages. */
    private static final Map<ResNetArchitecture, String> OTHERS = Map.of(
            new ResNetArchitecture(false, List.of(3, 4, 6, 3)), "ResNet-34",
            new ResNetArchitecture(true, List.of(3, 4, 23, 3)), "ResNet-101",
            new ResNetArchitecture(true, List.of(3, 8, 36, 3)), "ResNet-152");

    ResNetArchitecture {
        blockCounts = List.copyOf(blockCounts);
    }

    /** Recognises an architecture by counting stages and blocks in names such as {@code layer1.0.conv1.weight}. */
    static ResNetArchitecture of(Collection<String> tensors) {
        String prefix = tensors.contains(WRAPPER + "conv1.weight") ? WRAPPER : "";
        List<Integer> counts = new ArrayList<>();
        while (tensors.contains(convolution(prefix, counts.size(), 0, 1))) {
            int stage = counts.size();
            int blocks = 1;
            while (tensors.contains(convolution(prefix, stage, blocks, 1))) {
                blocks++;
            }
            counts.add(blocks);
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException(
                    "these are not the weights of a ResNet of torchvision: there is no tensor layer1.0.conv1.weight among the %d, such as %s"
                            .formatted(
                                    tensors.size(),
                                    tensors.stream().sorted().limit(3).toList()));
        }
        return new ResNetArchitecture(tensors.contains(convolution(prefix, 0, 0, 3)), counts);
    }

    private static String convolution(String prefix, int stage, int block, int index) {
        return "%slayer%d.%d.conv%d.weight".formatted(prefix, stage + 1, block, index);
    }

    /**
     * Returns the supported network with this architecture.
     *
     * @throws IllegalArgumentException if the architecture is neither ResNet-18 nor ResNet-50
     */
    Network network() {
        return Stream.of(Network.RESNET18, Network.RESNET50)
                .filter(network -> network.blockCounts().equals(blockCounts)
                        && (network.block() == Network.Block.BOTTLENECK) == isBottleneck)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the weights are of a network with %s %s blocks per stage%s; only ResNet-18 and ResNet-50 are supported. Export another network to TorchScript"
                                .formatted(blockCounts, isBottleneck ? "bottleneck" : "basic", name())));
    }

    private String name() {
        return Optional.ofNullable(OTHERS.get(this)).map(" (%s)"::formatted).orElse("");
    }
}
