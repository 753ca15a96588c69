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

    /** The faults of seed 7 before disks other than that of the artifacts could be filled. */
    private static final String[] EARLIER = {
        "2968 ms, kill gateway",
        "708 ms, stop gateway for 1.3 s",
        "679 ms, cut scorer-service from Kafka for 2.5 s",
        "12 ms, start a renderer without OpenGL",
        "1245 ms, damage a resume point and kill trainer-service",
        "2674 ms, start a renderer without OpenGL"
    };

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
        List<ScheduledFault> kills = schedule(5, 12, Set.of(FaultKind.KILL), 1);
        assertThat(targets(kills.subList(0, 6))).containsExactlyInAnyOrder(FaultTarget.values());
        assertThat(targets(kills.subList(6, 12))).containsExactlyInAnyOrder(FaultTarget.values());
    }

    @Test
    void each_service_is_stopped_beyond_its_session_and_every_process_briefly() {
        List<Fault.Stop> stops = schedule(5, 10, Set.of(FaultKind.STOP), 1).stream()
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
    void each_of_several_brokers_is_killed_and_isolated_beyond_its_session_and_briefly() {
        assertThat(schedule(5, 8, Set.of(FaultKind.KILL)))
                .extracting(ScheduledFault::fault)
                .contains(
                        new Fault.Kill(FaultTarget.BROKER, 1),
                        new Fault.Kill(FaultTarget.BROKER, 2),
                        new Fault.Kill(FaultTarget.BROKER, 3));
        List<Fault.Isolate> isolations = schedule(5, 6, Set.of(FaultKind.ISOLATE)).stream()
                .map(fault -> (Fault.Isolate) fault.fault())
                .toList();
        assertThat(isolations).extracting(Fault.Isolate::broker).containsExactlyInAnyOrder(1, 1, 2, 2, 3, 3);
        assertThat(isolations)
                .filteredOn(isolation -> isolation.duration().compareTo(SESSION) > 0)
                .extracting(Fault.Isolate::broker)
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    @Test
    void the_clock_of_each_service_is_stepped_both_ways() {
        List<Fault.Clock> steps = schedule(5, 20, Set.of(FaultKind.CLOCK)).stream()
                .map(fault -> (Fault.Clock) fault.fault())
                .toList();
        for (FaultTarget target : FaultTarget.values()) {
            assertThat(steps)
                    .filteredOn(step -> step.service() == target)
                    .extracting(Fault.Clock::step)
                    .hasSize(target.isService() ? 5 : 0)
                    .doesNotHaveDuplicates();
        }
        assertThat(new Fault.Clock(FaultTarget.TRAINER, Duration.ofHours(-1), SESSION).description())
                .isEqualTo("step the clock of trainer-service by -3600 s for 6.0 s");
    }

    @Test
    void every_disk_is_filled_and_which_does_not_change_the_faults_of_other_kinds() {
        assertThat(schedule(5, 3, Set.of(FaultKind.FILL)))
                .extracting(fault -> ((Fault.Fill) fault.fault()).disk())
                .containsExactlyInAnyOrder(DataDisk.values());
        assertThat(schedule(7, 8, EnumSet.range(FaultKind.KILL, FaultKind.OPENGL), 1))
                .filteredOn(fault -> fault.fault().kind() != FaultKind.FILL)
                .extracting(fault ->
                        fault.delay().toMillis() + " ms, " + fault.fault().description())
                .containsExactly(EARLIER);
    }

    @Test
    void a_single_broker_is_not_isolated() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> schedule(1, 1, Set.of(FaultKind.ISOLATE), 1))
                .withMessageContaining("1 broker cannot be isolated");
    }

    @Test
    void a_schedule_without_kinds_or_of_a_negative_length_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(1, 1, Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(1, -1, ALL));
    }

    private static List<ScheduledFault> schedule(long seed, int count, Set<FaultKind> kinds) {
        return schedule(seed, count, kinds, 3);
    }

    private static List<ScheduledFault> schedule(long seed, int count, Set<FaultKind> kinds, int brokers) {
        return FaultSchedule.of(seed, count, kinds, brokers, SESSION, List.of("scores", "run-statuses"));
    }

    private static Set<FaultTarget> targets(List<ScheduledFault> kills) {
        return kills.stream()
                .map(fault -> ((Fault.Kill) fault.fault()).process())
                .collect(Collectors.toSet());
    }
}
