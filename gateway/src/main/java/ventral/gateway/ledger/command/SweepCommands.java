package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ventral.contract.name.RunName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.SweepSpec;
import ventral.gateway.ledger.command.CommandHandler.ExecutionMode;
import ventral.gateway.ledger.model.Run;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.Sweep;
import ventral.gateway.ledger.query.Ledger;
import ventral.gateway.ledger.query.LedgerTable;
import ventral.gateway.ledger.query.LedgerUnavailableException;

/** Handles commands on one sweep, while no other command on it runs, and locks the sweep's runs. */
final class SweepCommands {

    private final Ledger ledger;
    private final ResourceLookup resources;
    private final Intents intents;
    private final int partitionCount;
    private final Supplier<Instant> clock;
    private final NameLocks names;
    private final NameLocks sources;

    SweepCommands(
            Ledger ledger,
            ResourceLookup resources,
            Intents intents,
            int partitionCount,
            Supplier<Instant> clock,
            NameLocks names,
            NameLocks sources) {
        this.ledger = ledger;
        this.resources = resources;
        this.intents = intents;
        this.partitionCount = partitionCount;
        this.clock = clock;
        this.names = names;
        this.sources = sources;
    }

    /** Creates the sweep. No command that deletes its stream may run at the same time. */
    CommandOutcome<Sweep> create(SweepName name, SweepRequest request, ExecutionMode mode) {
        Optional<Sweep> former = resources.find(LedgerTable.SWEEPS, name);
        if (former.isPresent()) {
            return ResourceLookup.taken(
                    name,
                    former.get(),
                    mode,
                    () -> resources.isOn(
                            request.stream(), request::toSpec, former.get().spec()));
        }
        CommandOutcome<Stream> source = resources.source(request.stream());
        if (!(source instanceof CommandOutcome.Success<Stream> stream)) {
            return source.cast();
        }
        Sweep sweep;
        List<RunName> runs;
        try {
            sweep = Sweep.created(name, spec(request, stream.value()), clock.get());
            runs = runNames(sweep);
        } catch (InvalidFieldException e) {
            return ResourceLookup.invalid(e);
        }
        return names.exclusively(runs, () -> create(sweep, mode));
    }

    private static SweepSpec spec(SweepRequest request, Stream stream) {
        SweepSpec spec = request.toSpec(stream.spec());
        for (int i = 0; i < spec.objectives().size(); i++) {
            stream.checkLabels("objectives[%d]".formatted(i), spec.objectives().get(i));
        }
        return spec;
    }

    private CommandOutcome<Sweep> create(Sweep sweep, ExecutionMode mode) {
        List<Run> taken = ledger.runs(runNames(sweep));
        if (!taken.isEmpty()) {
            return new CommandOutcome.AlreadyExists<>(taken.get(0).name());
        }
        if (mode == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(sweep);
        }
        intents.put(sweep);
        publishMissingRuns(sweep);
        return resources.get(LedgerTable.SWEEPS, sweep.name());
    }

    /**
     * Cancels the sweep and its runs. Publishes nothing before every run is locked, so that a busy run refuses the whole
     * command. Has no effect on what is cancelled already, so that it can be repeated after a failure.
     */
    CommandOutcome<Sweep> cancel(SweepName name) {
        Optional<Sweep> sweep = resources.find(LedgerTable.SWEEPS, name);
        sweep.ifPresent(present -> whileRunsAreLocked(present, () -> cancel(present)));
        return resources.get(LedgerTable.SWEEPS, name);
    }

    private int cancel(Sweep sweep) {
        Sweep cancelled = sweep.withCancelled();
        if (!sweep.cancelled()) {
            intents.put(cancelled);
        }
        try {
            return publishMissingRuns(cancelled);
        } catch (LedgerUnavailableException e) {
            throw new LedgerUnavailableException(
                    "%s is cancelled, but some of its runs may not be yet: repeat the request, which cancels the remaining runs (%s)"
                            .formatted(sweep.name(), e.getMessage()),
                    e);
        }
    }

    /** Publishes the intents that the sweep still lacks, and returns their number. */
    int reconcile(SweepName name) {
        return resources.find(LedgerTable.SWEEPS, name).map(this::expand).orElse(0);
    }

    private int expand(Sweep sweep) {
        return whileRunsAreLocked(sweep, () -> publishMissingRuns(sweep));
    }

    private int whileRunsAreLocked(Sweep sweep, Supplier<Integer> work) {
        return sources.sharing(sweep.spec().stream(), () -> names.exclusively(runNames(sweep), work));
    }

    private int publishMissingRuns(Sweep sweep) {
        List<Run> missing = SweepExpansion.missingIntents(sweep, ledger.runs(runNames(sweep)), partitionCount);
        if (!missing.isEmpty()) {
            intents.put(missing);
        }
        return missing.size();
    }

    private static List<RunName> runNames(Sweep sweep) {
        return List.copyOf(sweep.spec().runs(sweep.name()).keySet());
    }
}
