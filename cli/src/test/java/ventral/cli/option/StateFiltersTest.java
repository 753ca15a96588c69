package ventral.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import ventral.cli.option.StateFilters.RunStateFilter;
import ventral.cli.option.StateFilters.StreamStateFilter;
import ventral.type.v1.RunState;
import ventral.type.v1.StreamState;

class StateFiltersTest {

    @Test
    void every_state_of_a_stream_in_a_list_can_be_filtered_by() {
        assertThat(Arrays.stream(StreamStateFilter.values())
                        .map(state -> StreamState.valueOf("STREAM_STATE_" + state.name())))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(StreamState.values())
                        .filter(state -> state != StreamState.STREAM_STATE_UNSPECIFIED
                                && state != StreamState.STREAM_STATE_DELETED
                                && state != StreamState.UNRECOGNIZED)
                        .toList());
    }

    @Test
    void every_state_of_a_run_can_be_filtered_by() {
        assertThat(Arrays.stream(RunStateFilter.values()).map(state -> RunState.valueOf("RUN_STATE_" + state.name())))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(RunState.values())
                        .filter(state -> state != RunState.RUN_STATE_UNSPECIFIED && state != RunState.UNRECOGNIZED)
                        .toList());
    }
}
