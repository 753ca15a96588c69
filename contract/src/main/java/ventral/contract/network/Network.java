package ventral.contract.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A residual network (He et al. 2016) as torchvision builds it. Tensors have torchvision's names, layers have
 * Brain-Score's.
 */
public enum Network {
    /** 11,689,512 parameters with 1000 output units. */
    RESNET18(Block.BASIC, 64, List.of(2, 2, 2, 2)),
    /** 25,557,032 parameters with 1000 output units. */
    RESNET50(Block.BOTTLENECK, 64, List.of(3, 4, 6, 3)),
    /** A ResNet-10 an eighth as wide, for trials: it learns in seconds what the others learn in minutes. */
    TINY(Block.BASIC, 8, List.of(1, 1, 1, 1));

    /** The building block of a stage. */
    public enum Block {
        /** Two convolutions of 3 x 3. */
        BASIC(1),
        /** Convolutions of 1 x 1, 3 x 3 and 1 x 1; the stride is that of the 3 x 3 convolution. */
        BOTTLENECK(4);

        private final int expansion;

        Block(int expansion) {
            this.expansion = expansion;
        }

        /** Returns the ratio of a block's output channels to its width. */
        public int expansion() {
            return expansion;
        }
    }

    private final Block block;
    private final int width;
    private final List<Integer> blockCounts;

    Network(Block block, int width, List<Integer> blockCounts) {
        this.block = block;
        this.width = width;
        this.blockCounts = blockCounts;
    }

    /**
     * Returns the network of an id.
     *
     * @throws IllegalArgumentException if there is no network of that id
     */
    public static Network of(String id) {
        return Arrays.stream(values())
                .filter(network -> network.id().equals(id))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("unknown network '%s'; the networks are %s"
                        .formatted(id, Arrays.stream(values()).map(Network::id).toList())));
    }

    /** Returns the network's id, such as {@code resnet18}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Block block() {
        return block;
    }

    /** Returns the number of blocks in each of the four stages. */
    public List<Integer> blockCounts() {
        return blockCounts;
    }

    /** Returns the channels of the first convolution. */
    public int stemWidth() {
        return width;
    }

    /**
     * Returns the width of the blocks of a stage.
     *
     * @param stage index of the stage, from 0
     */
    public int stageWidth(int stage) {
        return width << stage;
    }

    /** Returns the number of inputs of the last layer: the means of the last block's channels. */
    public int featureCount() {
        return stageWidth(blockCounts.size() - 1) * block.expansion();
    }
}
