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

    private final Random random;
    private final Duration sessionTimeout;
    private final List<String> tables;
    private final Map<FaultKind, Deque<Fault>> drawn = new EnumMap<>(FaultKind.class);

    private FaultSchedule(long seed, Duration sessionTimeout, List<String> tables) {
        this.random = new Random(seed);
        this.sessionTimeout = sessionTimeout;
        this.tables = tables;
    }

    /**
     * Returns a schedule. Equal arguments give equal schedules.
     *
     * @param kinds at least one kind
     * @param sessionTimeout session timeout of the services at the broker, which long stops and cuts exceed
     * @param tables names of the topics in which records are planted
     */
    public static List<ScheduledFault> of(
            long seed, int count, Collection<FaultKind> kinds, Duration sessionTimeout, List<String> tables) {
        if (count < 0) {
            throw new IllegalArgumentException("number of faults %d is negative".formatted(count));
        }
        if (kinds.isEmpty()) {
            throw new IllegalArgumentException("no kinds of faults are named");
        }
        return new FaultSchedule(seed, sessionTimeout, List.copyOf(tables)).draw(count, EnumSet.copyOf(kinds));
    }

    private List<ScheduledFault> draw(int count, Set<FaultKind> kinds) {
        List<ScheduledFault> faults = new ArrayList<>();
        Deque<FaultKind> turn = new ArrayDeque<>();
        for (int number = 1; number <= count; number++) {
            if (turn.isEmpty()) {
                turn.addAll(shuffled(kinds));
            }
            Duration delay = Duration.ofMillis(random.nextInt(MAX_DELAY_MILLIS));
            faults.add(new ScheduledFault(number, delay, next(turn.remove())));
        }
        return faults;
    }

    private Fault next(FaultKind kind) {
        Deque<Fault> left = drawn.computeIfAbsent(kind, none -> new ArrayDeque<>());
        if (left.isEmpty()) {
            left.addAll(shuffled(each(kind)));
        }
        return left.remove();
    }

    /** Returns a fault of the kind for each of its targets. */
    private List<Fault> each(FaultKind kind) {
        List<Fault> faults = new ArrayList<>();
        switch (kind) {
            case KILL -> {
                for (FaultTarget target : FaultTarget.values()) {
                    faults.add(new Fault.Kill(target));
                }
            }
            case STOP -> addStops(faults);
            case CUT -> addCuts(faults);
            case FILL -> faults.add(new Fault.Fill(FULL_DISK));
            case CORRUPT -> {
                tables.forEach(table -> faults.add(new Fault.PlantedRecord(table)));
                faults.add(new Fault.DamagedArtifact());
            }
            case OPENGL -> faults.add(new Fault.RendererWithoutOpenGl());
        }
        return faults;
    }

    private void addStops(List<Fault> faults) {
        for (FaultTarget target : FaultTarget.values()) {
            faults.add(new Fault.Stop(target, shortTime()));
            if (target.isService()) {
                faults.add(new Fault.Stop(target, beyondSession()));
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

    private Duration shortTime() {
        return Duration.ofMillis(SHORT_MILLIS + random.nextInt(EXTRA_MILLIS));
    }

    private Duration beyondSession() {
        return sessionTimeout.plusMillis(LONG_MILLIS + random.nextInt(EXTRA_MILLIS));
    }

    private <T> List<T> shuffled(Collection<T> values) {
        List<T> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
