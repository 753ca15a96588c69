package ventral.cli.chaos.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultScheduleTest {

    private static final Duration SESSION = Duration.ofSeconds(6);
    private static final Set<FaultKind> ALL = EnumSet.allOf(FaultKind.class);

    @Test
    void equal_seeds_give_equal_schedules_and_other_seeds_others() {
        assertThat(schedule(7, 40, ALL)).isEqualTo(schedule(7, 40, ALL)).isNotEqualTo(schedule(8, 40, ALL));
    }

    @Test
    void a_longer_schedule_begins_with_the_shorter_one() {
        assertThat(schedule(7, 40, ALL).subList(0, 10)).isEqualTo(schedule(7, 10, ALL));
    }

    @Test
    void each_kind_has_its_turn_before_one_is_repeated() {
        assertThat(schedule(3, ALL.size(), ALL))
                .extracting(fault -> fault.fault().kind())
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void each_process_is_killed_before_one_is_killed_again() {
        List<ScheduledFault> kills = schedule(5, 12, Set.of(FaultKind.KILL));
        assertThat(targets(kills.subList(0, 6))).containsExactlyInAnyOrder(FaultTarget.values());
        assertThat(targets(kills.subList(6, 12))).containsExactlyInAnyOrder(FaultTarget.values());
    }

    @Test
    void each_service_is_stopped_beyond_its_session_and_every_process_briefly() {
        List<Fault.Stop> stops = schedule(5, 10, Set.of(FaultKind.STOP)).stream()
                .map(fault -> (Fault.Stop) fault.fault())
                .toList();
        assertThat(stops.stream()
                        .filter(stop -> stop.duration().compareTo(SESSION) > 0)
                        .map(Fault.Stop::process))
                .containsExactlyInAnyOrder(
                        FaultTarget.RENDERER, FaultTarget.TRAINER, FaultTarget.SCORER, FaultTarget.GATEWAY);
        assertThat(stops.stream()
                        .filter(stop -> stop.duration().compareTo(SESSION) < 0)
                        .map(Fault.Stop::process))
                .containsExactlyInAnyOrder(FaultTarget.values());
    }

    @Test
    void every_connection_is_cut_and_every_table_gets_a_record() {
        assertThat(schedule(5, 9, Set.of(FaultKind.CUT)))
                .extracting(ScheduledFault::fault)
                .filteredOn(fault -> ((Fault.Cut) fault).server() == FaultTarget.DATABASE)
                .hasSize(1);
        assertThat(schedule(5, 3, Set.of(FaultKind.CORRUPT)))
                .extracting(ScheduledFault::fault)
                .containsExactlyInAnyOrder(
                        new Fault.PlantedRecord("scores"),
                        new Fault.PlantedRecord("run-statuses"),
                        new Fault.DamagedArtifact());
    }

    @Test
    void a_schedule_without_kinds_or_of_a_negative_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(1, 1, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(1, -1, ALL));
    }

    private static List<ScheduledFault> schedule(long seed, int count, Set<FaultKind> kinds) {
        return FaultSchedule.of(seed, count, kinds, SESSION, List.of("scores", "run-statuses"));
    }

    private static Set<FaultTarget> targets(List<ScheduledFault> kills) {
        return kills.stream()
                .map(fault -> ((Fault.Kill) fault.fault()).process())
                .collect(Collectors.toSet());
    }
}
