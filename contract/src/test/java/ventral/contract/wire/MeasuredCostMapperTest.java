package ventral.contract.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import ventral.contract.cost.MeasuredCost;

class MeasuredCostMapperTest {

    @Test
    void a_cost_is_the_same_on_the_wire() {
        MeasuredCost cost = new MeasuredCost(6, .02, 1.5, "cpu, 2 threads");
        assertThat(MeasuredCostMapper.fromWire(MeasuredCostMapper.toWire(cost))).isEqualTo(cost);
    }

    @Test
    void a_cost_without_seconds_is_refused() {
        assertThatThrownBy(() -> MeasuredCostMapper.fromWire(ventral.type.v1.MeasuredCost.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("invalid cost: 0.0 s for an image at 0 passes");
    }
}
