package ventral.gateway.ledger.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import ventral.contract.latent.Objective;
import ventral.contract.name.SweepName;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.StreamSpec;
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
                            request.stream(),
                            stream -> expansion(name, request, stream).sweep().spec(),
                            former.get().spec()));
        }
        CommandOutcome<Stream> source = resources.source(request.stream());
        if (!(source instanceof CommandOutcome.Success<Stream> stream)) {
            return source.cast();
        }
        SweepExpansion expansion;
        try {
            expansion = expansion(name, request, stream.value().spec());
            checkLabels(expansion.sweep(), stream.value());
        } catch (InvalidFieldException e) {
            return ResourceLookup.invalid(e);
        }
        return names.exclusively(expansion.runNames(), () -> create(expansion, mode));
    }

    private SweepExpansion expansion(SweepName name, SweepRequest request, StreamSpec stream) {
        SweepExpansion expansion = new SweepExpansion(Sweep.created(name, request.toSpec(stream), clock.get()));
        expansion.checkAgainst(stream);
        return expansion;
    }

    private static void checkLabels(Sweep sweep, Stream stream) {
        List<Objective> objectives = sweep.spec().objectives();
        for (int i = 0; i < objectives.size(); i++) {
            stream.checkLabels("objectives[%d]".formatted(i), objectives.get(i));
        }
    }

    private CommandOutcome<Sweep> create(SweepExpansion expansion, ExecutionMode mode) {
        Sweep sweep = expansion.sweep();
        List<Run> taken = ledger.runs(expansion.runNames());
        if (!taken.isEmpty()) {
            return new CommandOutcome.AlreadyExists<>(taken.get(0).name());
        }
        if (mode == ExecutionMode.VALIDATE_ONLY) {
            return new CommandOutcome.Success<>(sweep);
        }
        intents.put(sweep);
        publishMissingRuns(expansion);
        return resources.get(LedgerTable.SWEEPS, sweep.name());
    }

    /**
     * Cancels the sweep and its runs. Publishes nothing before every run is locked, so that a busy run refuses the whole
     * command. Has no effect on what is cancelled already, so that it can be repeated after a failure.
     */
    CommandOutcome<Sweep> cancel(SweepName name) {
        resources.find(LedgerTable.SWEEPS, name).ifPresent(sweep -> {
            SweepExpansion cancelled = new SweepExpansion(sweep.withCancelled());
            whileRunsAreLocked(cancelled, () -> cancel(sweep, cancelled));
        });
        return resources.get(LedgerTable.SWEEPS, name);
    }

    private int cancel(Sweep sweep, SweepExpansion cancelled) {
        if (!sweep.cancelled()) {
            intents.put(cancelled.sweep());
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
        return resources
                .find(LedgerTable.SWEEPS, name)
                .map(SweepExpansion::new)
                .map(expansion -> whileRunsAreLocked(expansion, () -> publishMissingRuns(expansion)))
                .orElse(0);
    }

    private int whileRunsAreLocked(SweepExpansion expansion, Supplier<Integer> work) {
        return sources.sharing(expansion.sweep().spec().stream(), () -> names.exclusively(expansion.runNames(), work));
    }

    private int publishMissingRuns(SweepExpansion expansion) {
        List<Run> present = ledger.runs(expansion.runNames());
        List<Run> missing = expansion.missingIntents(present, partitionCount);
        if (!missing.isEmpty()) {
            intents.put(missing);
        }
        return missing.size();
    }
}
