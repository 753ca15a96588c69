package ventral.benchmarks.loop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ventral.contract.network.Network;

class LoopWorkloadTest {

    private static final long IMAGE_COUNT = 2048;

    @Test
    void workloads_of_other_seeds_have_other_images_and_weights() {
        LoopWorkload one = LoopWorkload.of("one", 1, Network.TINY, IMAGE_COUNT, 10);
        LoopWorkload other = LoopWorkload.of("other", 2, Network.TINY, IMAGE_COUNT, 10);
        assertThat(one.streamSpec().seed()).isNotEqualTo(other.streamSpec().seed());
        assertThat(one.runSpec().seed()).isNotEqualTo(other.runSpec().seed());
    }

    @Test
    void the_run_learns_once_from_each_image_and_writes_several_checkpoints() {
        LoopWorkload work = LoopWorkload.of("one", 1, Network.TINY, IMAGE_COUNT, 10);
        assertThat(work.runSpec().totalImageCount()).isEqualTo(IMAGE_COUNT);
        assertThat(work.checkpointCount()).isGreaterThan(5);
    }
}
