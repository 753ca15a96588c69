package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PrecisionChoiceTest {

    private static final Set<String> WITHOUT_BFLOAT16 = Set.of("fpu", "avx2", "avx512f");

    @Test
    void a_cpu_with_instructions_for_bfloat16_uses_them() {
        assertThat(PrecisionChoice.AUTO.resolve(false, Set.of("avx2", "avx512_bf16")))
                .isEqualTo(Precision.BF16);
        assertThat(PrecisionChoice.AUTO.resolve(false, Set.of("avx2", "amx_bf16")))
                .isEqualTo(Precision.BF16);
    }

    @Test
    void a_cpu_without_them_computes_in_float32() {
        assertThat(PrecisionChoice.AUTO.resolve(false, WITHOUT_BFLOAT16)).isEqualTo(Precision.FP32);
        assertThat(PrecisionChoice.AUTO.resolve(false, Set.of())).isEqualTo(Precision.FP32);
    }

    @Test
    void a_gpu_computes_in_bfloat16_whatever_the_cpu_is() {
        assertThat(PrecisionChoice.AUTO.resolve(true, WITHOUT_BFLOAT16)).isEqualTo(Precision.BF16);
    }

    @Test
    void a_configured_precision_holds_on_every_device() {
        assertThat(PrecisionChoice.BF16.resolve(false, WITHOUT_BFLOAT16)).isEqualTo(Precision.BF16);
        assertThat(PrecisionChoice.FP32.resolve(true, WITHOUT_BFLOAT16)).isEqualTo(Precision.FP32);
    }
}
