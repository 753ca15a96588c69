package ventral.cli.chaos.fault;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Draws faults from a seed. Each kind has its turn before a kind is repeated, and within a kind each target has its turn
 * before a target is repeated.
 */
public final class FaultSchedule {

    private static final int MAX_DELAY_MILLIS = 3000;
    private static final int SHORT_MILLIS = 1000;
    private static final int LONG_MILLIS = 3000;
    private static final int EXTRA_MILLIS = 2000;
    private static final Duration FULL_DISK = Duration.ofSeconds(6);
    private static final List<Duration> CLOCK_STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(-1),
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(30));

    /** Sets the generator of disks apart, so that they do not change what else a seed gives. */
    private static final long DISKS = 0x6469736b73L;

    private final Random random;
    private final Random diskRandom;
    private final int brokers;
    private final Duration sessionTimeout;
    private final List<String> tables;
    private final Map<FaultKind, Deque<Fault>> drawn = new EnumMap<>(FaultKind.class);

    private FaultSchedule(long seed, int brokers, Duration sessionTimeout, List<String> tables) {
        this.random = new Random(seed);
        this.diskRandom = new Random(seed ^ DISKS);
        this.brokers = brokers;
        this.sessionTimeout = sessionTimeout;
        this.tables = tables;
    }

    /**
     * Returns a schedule. Equal arguments give equal schedules.
     *
     * @param kinds at least one kind; {@link FaultKind#ISOLATE} needs several brokers
     * @param brokers number of brokers, of which each is a target
     * @param sessionTimeout session timeout of the services at the broker, which long stops and cuts exceed
     * @param tables names of the topics in which records are planted
     */
    public static List<ScheduledFault> of(
            long seed,
            int count,
            Collection<FaultKind> kinds,
            int brokers,
            Duration sessionTimeout,
            List<String> tables) {
        if (count < 0) {
            throw new IllegalArgumentException("number of faults %d is negative".formatted(count));
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no kinds of faults are named");
        }
        if (kinds.contains(FaultKind.ISOLATE) && brokers < 2) {
            throw new IllegalArgumentException(
                    "%d broker cannot be isolated from others: name other kinds of faults".formatted(brokers));
        }
        return new FaultSchedule(seed, brokers, sessionTimeout, List.copyOf(tables)).draw(count, EnumSet.copyOf(kinds));
    }

    private List<ScheduledFault> draw(int count, Set<FaultKind> kinds) {
        List<ScheduledFault> faults = new ArrayList<>();
        Deque<FaultKind> turn = new ArrayDeque<>();
        for (int number = 1; number <= count; number++) {
            if (turn.isEmpty()) {
                turn.addAll(shuffled(kinds, random));
            }
            Duration delay = Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS));
            faults.add(new ScheduledFault(number, delay, next(turn.remove())));
        }
        return faults;
    }

    private Fault next(FaultKind kind) {
        Deque<Fault> left = drawn.computeIfAbsent(kind, none -> new ArrayDeque<>());
        if (left.isEmpty()) {
            left.addAll(shuffled(each(kind), kind == FaultKind.FILL ? diskRandom : random));
        }
        return left.remove();
    }

    /** Returns a fault of the kind for each of its targets. */
    private List<Fault> each(FaultKind kind) {
        List<Fault> faults = new ArrayList<>();
        switch (kind) {
            case KILL -> {
                for (FaultTarget target : FaultTarget.values()) {
                    numbers(target).forEach(number -> faults.add(new Fault.Kill(target, number)));
                }
            }
            case STOP -> addStops(faults);
            case CUT -> addCuts(faults);
            case FILL -> {
                for (DataDisk disk : DataDisk.values()) {
                    faults.add(new Fault.Fill(disk, FULL_DISK));
                }
            }
            case CORRUPT -> {
                tables.forEach(table -> faults.add(new Fault.PlantedRecord(table)));
                faults.add(new Fault.DamagedArtifact());
            }
            case OPENGL -> faults.add(new Fault.RendererWithoutOpenGl());
            case ISOLATE ->
                numbers(FaultTarget.BROKER).forEach(number -> {
                    faults.add(new Fault.Isolate(number, shortTime()));
                    faults.add(new Fault.Isolate(number, beyondSession()));
                });
            case CLOCK -> addClockSteps(faults);
        }
        return faults;
    }

    private void addStops(List<Fault> faults) {
        for (FaultTarget target : FaultTarget.values()) {
            numbers(target).forEach(number -> faults.add(new Fault.Stop(target, number, shortTime())));
            if (target.isService()) {
                faults.add(new Fault.Stop(target, 0, beyondSession()));
            }
        }
    }

    private void addCuts(List<Fault> faults) {
        for (FaultTarget target : FaultTarget.values()) {
            if (target.isService()) {
                faults.add(new Fault.Cut(target, FaultTarget.BROKER, shortTime()));
                faults.add(new Fault.Cut(target, FaultTarget.BROKER, beyondSession()));
            }
        }
        faults.add(new Fault.Cut(FaultTarget.GATEWAY, FaultTarget.DATABASE, beyondSession()));
    }

    private void addClockSteps(List<Fault> faults) {
        for (FaultTarget target : FaultTarget.values()) {
            if (target.isService()) {
                CLOCK_STEPS.forEach(step -> faults.add(new Fault.Clock(target, step, beyondSession())));
            }
        }
    }

    /** Returns the numbers of a target's processes; 0 alone if there is one. */
    private List<Integer> numbers(FaultTarget target) {
        return target == FaultTarget.BROKER && brokers > 1
                ? IntStream.rangeClosed(1, brokers).boxed().toList()
                : List.of(0);
    }

    private Duration shortTime() {
        return Duration.ofMillis(SHORT_MILLIS + random.nextInt(EXTRA_MILLIS));
    }

    private Duration beyondSession() {
        return sessionTimeout.plusMillis(LONG_MILLIS + random.nextInt(EXTRA_MILLIS));
    }

    private static <T> List<T> shuffled(Collection<T> values, Random random) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
