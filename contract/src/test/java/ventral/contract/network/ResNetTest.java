package ventral.contract.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResNetTest {

    private static final int IMAGENET_CLASSES = 1000;

    @Test
    void a_network_has_as_many_parameters_as_torchvisions() {
        assertThat(parameterCount(Network.RESNET18)).isEqualTo(11_689_512);
        assertThat(parameterCount(Network.RESNET50)).isEqualTo(25_557_032);
    }

    @Test
    void a_state_has_as_many_tensors_as_torchvisions() {
        assertThat(tensorCount(Network.RESNET18)).isEqualTo(122);
        assertThat(tensorCount(Network.RESNET50)).isEqualTo(320);
    }

    @Test
    void weights_of_a_basic_block_are_named_and_ordered_as_in_torchvision() {
        assertThat(ResNet.weights(Network.RESNET18, 1).keySet())
                .startsWith("conv1.weight", "bn1.weight", "bn1.bias", "layer1.0.conv1.weight")
                .containsSubsequence(
                        "layer2.0.conv1.weight",
                        "layer2.0.bn1.weight",
                        "layer2.0.bn1.bias",
                        "layer2.0.conv2.weight",
                        "layer2.0.bn2.weight",
                        "layer2.0.bn2.bias",
                        "layer2.0.downsample.0.weight",
                        "layer2.0.downsample.1.weight",
                        "layer2.0.downsample.1.bias",
                        "layer2.1.conv1.weight")
                .endsWith("fc.weight", "fc.bias")
                .doesNotContain("layer1.0.downsample.0.weight");
    }

    @Test
    void a_bottleneck_has_its_stride_in_the_middle_and_four_times_its_width_at_its_end() {
        var weights = ResNet.weights(Network.RESNET50, 7);
        assertThat(weights.get("layer1.0.downsample.0.weight")).containsExactly(256, 64, 1, 1);
        assertThat(weights.get("layer2.0.conv1.weight")).containsExactly(128, 256, 1, 1);
        assertThat(weights.get("layer2.0.conv2.weight")).containsExactly(128, 128, 3, 3);
        assertThat(weights.get("layer2.0.conv3.weight")).containsExactly(512, 128, 1, 1);
        assertThat(weights.get("layer4.2.bn3.bias")).containsExactly(2048);
        assertThat(weights.get("fc.weight")).containsExactly(7, 2048);
        assertThat(weights.get("fc.bias")).containsExactly(7);
    }

    @Test
    void statistics_are_mean_and_variance_of_each_batch_norm_in_turn() {
        assertThat(ResNet.statistics(Network.RESNET18))
                .hasSize(40)
                .containsEntry("layer3.0.downsample.1.running_var", 256);
        assertThat(ResNet.statistics(Network.RESNET18).keySet())
                .startsWith("bn1.running_mean", "bn1.running_var", "layer1.0.bn1.running_mean");
        assertThat(ResNet.statistics(Network.RESNET50)).hasSize(106).containsEntry("layer4.0.bn3.running_mean", 2048);
    }

    @Test
    void layers_are_those_that_benchmarks_of_the_network_choose_among() {
        assertThat(ResNet.layers(Network.RESNET18))
                .containsExactly(
                        "relu",
                        "layer1.0.relu",
                        "layer1.1.relu",
                        "layer2.0.relu",
                        "layer2.1.relu",
                        "layer3.0.relu",
                        "layer3.1.relu",
                        "layer4.0.relu",
                        "layer4.1.relu",
                        "avgpool",
                        "fc");
        assertThat(ResNet.layers(Network.RESNET50)).hasSize(19).contains("layer3.5.relu");
        assertThat(ResNet.layers(Network.TINY))
                .isEqualTo(List.of(
                        "relu", "layer1.0.relu", "layer2.0.relu", "layer3.0.relu", "layer4.0.relu", "avgpool", "fc"));
    }

    private static long parameterCount(Network network) {
        return ResNet.weights(network, IMAGENET_CLASSES).values().stream()
                .mapToLong(shape -> Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** Returns the number of stored tensors, including the counter of batches of each batch norm. */
    private static int tensorCount(Network network) {
        int statistics = ResNet.statistics(network).size();
        return ResNet.weights(network, 1).size() + statistics + statistics / 2;
    }
}
