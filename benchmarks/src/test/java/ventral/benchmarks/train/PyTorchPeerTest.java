package ventral.benchmarks.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.trainer.djl.Precision;

class PyTorchPeerTest {

    @Test
    void every_combination_is_measured_where_bfloat16_is_fast() {
        assertThat(PyTorchPeer.variants(Precision.BF16, false))
                .containsExactly("eager", "channels-last", "bf16", "bf16-channels-last");
        assertThat(PyTorchPeer.variants(Precision.BF16, true)).endsWith("bf16-channels-last-compiled");
    }

    @Test
    void nothing_is_measured_in_bfloat16_where_it_is_slow() {
        assertThat(PyTorchPeer.variants(Precision.FP32, false)).containsExactly("eager", "channels-last");
        assertThat(PyTorchPeer.variants(Precision.FP32, true)).endsWith("channels-last-compiled");
    }
}
