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

    CommandOutcome<Sweep> cancel(SweepName name) {
        Optional<Sweep> sweep = resources.find(LedgerTable.SWEEPS, name);
        if (sweep.isPresent()) {
            Sweep cancelled = sweep.get().withCancelled();
            if (!sweep.get().cancelled()) {
                intents.put(cancelled);
            }
            expand(cancelled);
        }
        return resources.get(LedgerTable.SWEEPS, name);
    }

    /** Publishes the intents that the sweep still lacks, and returns their number. */
    int reconcile(SweepName name) {
        return resources.find(LedgerTable.SWEEPS, name).map(this::expand).orElse(0);
    }

    private int expand(Sweep sweep) {
        return sources.sharing(
                sweep.spec().stream(), () -> names.exclusively(runNames(sweep), () -> publishMissingRuns(sweep)));
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
