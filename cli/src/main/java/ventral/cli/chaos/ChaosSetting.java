package ventral.cli.chaos;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ventral.cli.chaos.fault.FaultKind;
import ventral.cli.chaos.isolation.OwnNamespaces;
import ventral.cli.chaos.isolation.ServiceClocks;
import ventral.cli.output.CommandException;
import ventral.cli.terminal.Terminal;

/**
 * Kinds of faults and number of brokers that this machine allows.
 *
 * @param namespaces namespaces in which the program must run again; null if it is in them or does without
 * @param noMounts why this process mounts no file systems; null if it does
 */
record ChaosSetting(
        Set<FaultKind> kinds,
        int brokers,
        @Nullable OwnNamespaces namespaces,
        @Nullable String noMounts) {

    private static final int CLUSTER = 3;

    ChaosSetting {
        kinds = Set.copyOf(kinds);
    }

    /**
     * Checks options on this machine.
     *
     * @param named kinds of faults; null for those that this machine and the number of brokers allow
     * @param progress is told which kinds are left out
     * @throws CommandException if the options exclude each other, or this machine lacks what they need
     */
    static ChaosSetting of(@Nullable Set<FaultKind> named, int brokers, Terminal progress) throws CommandException {
        if (brokers != 1 && brokers != CLUSTER) {
            throw new CommandException(
                    "--brokers %d is neither 1 nor %d: choose one of them".formatted(brokers, CLUSTER));
        }
        boolean clocks = ServiceClocks.library() != null;
        Set<FaultKind> kinds = named == null ? defaults(brokers, clocks) : named;
        if (kinds.contains(FaultKind.ISOLATE) && brokers == 1) {
            throw new CommandException("--faults isolate needs several brokers: add --brokers %d".formatted(CLUSTER));
        }
        if (kinds.contains(FaultKind.CLOCK) && !clocks) {
            throw new CommandException("--faults clock cannot be injected: " + ServiceClocks.MISSING);
        }
        OwnNamespaces needed = needed(kinds, brokers);
        String missing = needed == null || OwnNamespaces.areEntered() ? "" : needed.missing();
        if (!missing.isEmpty() && brokers == CLUSTER) {
            throw new CommandException("--brokers %d is not possible: %s".formatted(brokers, missing));
        }
        boolean entersNow = needed != null && !OwnNamespaces.areEntered() && missing.isEmpty();
        if (named == null && !clocks && !entersNow) {
            progress.println("Clocks are not stepped: " + ServiceClocks.MISSING);
        }
        return new ChaosSetting(kinds, brokers, entersNow ? needed : null, noMounts(kinds, missing));
    }

    private static @Nullable String noMounts(Set<FaultKind> kinds, String missing) {
        if (!missing.isEmpty()) {
            return missing;
        }
        return kinds.contains(FaultKind.FILL) ? null : "faults of the kind fill were not chosen";
    }

    private static Set<FaultKind> defaults(int brokers, boolean clocks) {
        Set<FaultKind> kinds = EnumSet.allOf(FaultKind.class);
        if (brokers == 1) {
            kinds.remove(FaultKind.ISOLATE);
        }
        if (!clocks) {
            kinds.remove(FaultKind.CLOCK);
        }
        return kinds;
    }

    private static @Nullable OwnNamespaces needed(Set<FaultKind> kinds, int brokers) {
        if (brokers == CLUSTER) {
            return OwnNamespaces.MOUNTS_AND_NETWORK;
        }
        return kinds.contains(FaultKind.FILL) ? OwnNamespaces.MOUNTS : null;
    }

    /** Returns the options of a system. */
    SystemUnderTestOptions options(Path benchmarks) {
        return new SystemUnderTestOptions(benchmarks, kinds, brokers, noMounts);
    }
}
