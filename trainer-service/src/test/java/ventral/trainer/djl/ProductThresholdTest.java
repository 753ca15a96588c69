package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProductThresholdTest {

    private static final Set<String> TILES = Set.of("fpu", "avx512_bf16", "amx_bf16");

    @Test
    void a_gpu_multiplies_no_map() {
        assertThat(ProductThreshold.of(Device.gpu(), Precision.BF16)).isEqualTo(ProductThreshold.NONE);
        assertThat(ProductThreshold.NONE.includes(1, 1)).isFalse();
    }

    @Test
    void every_cpu_multiplies_maps_of_two_by_two() {
        ProductThreshold threshold = ProductThreshold.ofCpu(Set.of(), Precision.BF16);
        assertThat(threshold.includes(2, 2)).isTrue();
        assertThat(threshold.includes(3, 2)).isFalse();
        assertThat(ProductThreshold.ofCpu(TILES, Precision.FP32)).isEqualTo(threshold);
    }

    @Test
    void a_cpu_with_tiles_multiplies_maps_of_four_by_four_in_bfloat16() {
        ProductThreshold threshold = ProductThreshold.ofCpu(TILES, Precision.BF16);
        assertThat(threshold.includes(4, 4)).isTrue();
        assertThat(threshold.includes(7, 7)).isFalse();
    }

    @Test
    void flags_are_those_of_the_first_cpu() {
        assertThat(CpuFlags.parse("processor\t: 0\nflags\t\t: fpu amx_bf16 avx2\nbugs\t: none\nflags\t: other\n"))
                .containsExactlyInAnyOrder("fpu", "amx_bf16", "avx2");
        assertThat(CpuFlags.parse("processor\t: 0\nFeatures\t: fp asimd\n")).isEmpty();
    }
}
