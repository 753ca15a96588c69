package ventral.trainer.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import org.junit.jupiter.api.Test;

class DeviceChoiceTest {

    @Test
    void a_word_chooses_among_the_devices_that_are_there() {
        assertThat(DeviceChoice.of("auto").resolve(0)).isEqualTo(Device.cpu());
        assertThat(DeviceChoice.of("auto").resolve(2)).isEqualTo(Device.gpu(0));
        assertThat(DeviceChoice.of("cpu").resolve(2)).isEqualTo(Device.cpu());
        assertThat(DeviceChoice.of("gpu").resolve(2)).isEqualTo(Device.gpu(0));
        assertThat(DeviceChoice.of("gpu:1").resolve(2)).isEqualTo(Device.gpu(1));
    }

    @Test
    void a_GPU_that_is_not_there_is_refused_with_what_there_is() {
        assertThatThrownBy(() -> DeviceChoice.of("gpu:1").resolve(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gpu:1")
                .hasMessageContaining("sees 1")
                .hasMessageContaining("auto or cpu");
    }

    @Test
    void another_word_is_refused_with_those_there_are() {
        for (String word : new String[] {"", "tpu", "gpu:", "gpu:x", "GPU"}) {
            assertThatThrownBy(() -> DeviceChoice.of(word))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("auto, cpu, gpu");
        }
    }
}
