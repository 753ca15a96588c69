package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.contract.network.ResNet.Convolution;

class ConvolutionScriptTest {

    private static final String MODULE = "Comparison";
    private static final int EVERY_MAP = 1000;

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "2, 2, 1", "2, 2, 2", "3, 3, 1", "3, 3, 2", "4, 4, 2", "5, 2, 2", "1, 6, 1", "7, 7, 1"})
    void a_product_is_the_convolution_of_the_library_forwards_and_backwards(int height, int width, int stride) {
        assertThat(errors(new ProductThreshold(EVERY_MAP), height, width, stride))
                .hasSize(3)
                .allMatch(error -> error < 1e-12);
    }

    @Test
    void the_map_decides_between_product_and_library() {
        ProductThreshold threshold = new ProductThreshold(4);
        assertThat(errors(threshold, 3, 3, 2)).anyMatch(error -> error > 0);
        assertThat(errors(threshold, 3, 3, 1)).containsOnly(0.);
    }

    @Test
    void without_a_threshold_every_convolution_is_the_librarys() {
        Convolution shape = new Convolution(8, 16, 3, 1);
        assertThat(new ConvolutionScript(ProductThreshold.NONE).convolved("x", "w", shape))
                .isEqualTo(ConvolutionScript.byLibrary("x", "w", shape));
    }

    /** Returns the absolute errors of result, input gradient and kernel gradient in double precision. */
    private static List<Double> errors(ProductThreshold threshold, int height, int width, int stride) {
        LearnerFixtures.learners(Precision.FP32);
        TorchEngine.enableGradients();
        try (NDManager manager = NDManager.newBaseManager(Device.cpu(), TorchEngine.ENGINE);
                TorchModule module = new TorchModule(
                        manager, TorchScriptArchive.of(MODULE, source(threshold, height, width, stride)))) {
            double[] errors = module.call("errors", new NDList(manager.zeros(new Shape(1))))
                    .singletonOrThrow()
                    .toDoubleArray();
            return Arrays.stream(errors).boxed().toList();
        }
    }

    private static String source(ProductThreshold threshold, int height, int width, int stride) {
        Convolution shape = new Convolution(5, 6, 3, stride);
        ConvolutionScript convolutions = new ConvolutionScript(threshold);
        List<ScriptMethod> methods = new ArrayList<>(convolutions.methods());
        methods.add(
                new ScriptMethod(
                        "leaf",
                        "like: Tensor, shape: List[int]",
                        "Tensor",
                        List.of(
                                "return torch.requires_grad_(torch.randn_like(torch.expand(torch.to(like, 7), shape)), True)")));
        String gradients = "torch.autograd.grad([%s], [x, w], annotate(List[Optional[Tensor]], [g]))";
        methods.add(new ScriptMethod(
                "errors",
                "like: Tensor",
                "Tensor",
                List.of(
                        "x = (self).leaf(like, [2, 5, %d, %d])".formatted(height, width),
                        "w = (self).leaf(like, [6, 5, 3, 3])",
                        "a = " + convolutions.convolved("x", "w", shape),
                        "b = " + ConvolutionScript.byLibrary("x", "w", shape),
                        "g = torch.randn_like(b)",
                        "ga = " + gradients.formatted("a"),
                        "gb = " + gradients.formatted("b"),
                        "e = [torch.dist(a, b)]",
                        "for i in range(2):",
                        "  _0 = torch.append(e, torch.dist(torch._unwrap_optional(ga[i]), torch._unwrap_optional(gb[i])))",
                        "return torch.detach(torch.stack(e))")));
        StringBuilder out = new StringBuilder("class " + MODULE + "(Module):\n");
        out.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
        methods.forEach(method -> out.append(method.source(MODULE)));
        return out.toString();
    }
}
