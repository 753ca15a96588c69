package ventral.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.Objective;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;

class ResourceArgumentsTest {

    @Test
    void an_id_and_a_whole_name_are_the_same_resource() {
        assertThat(ResourceArguments.stream("s1"))
                .isEqualTo(ResourceArguments.stream("streams/s1"))
                .isEqualTo(new StreamName("s1"));
        assertThat(ResourceArguments.sweep("w1"))
                .isEqualTo(ResourceArguments.sweep("sweeps/w1"))
                .isEqualTo(new SweepName("w1"));
        assertThat(ResourceArguments.objective("distance"))
                .isEqualTo(ResourceArguments.objective("objectives/distance"))
                .isEqualTo(Objective.of(LatentGroup.DISTANCE));
    }

    @Test
    void a_name_of_another_resource_is_refused() {
        assertThatThrownBy(() -> ResourceArguments.run("streams/s1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ResourceArguments.run("R1")).isInstanceOf(IllegalArgumentException.class);
    }
}
