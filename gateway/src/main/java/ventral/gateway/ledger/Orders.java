package ventral.gateway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import ventral.contract.name.ResourceName;
import ventral.contract.name.RunName;
import ventral.contract.name.StreamName;
import ventral.contract.name.SweepName;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.InvalidFieldException;
import ventral.contract.spec.RunSpec;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/**
 * Handles commands of users by publishing intents. Commands are handled one at a time: the second of two commands for
 * one name sees the result of the first, and runs are assigned to partitions in turn.
 */
public final class Orders {

    /** Execution mode of a command. */
    public enum Purpose {
        TO_CARRY_OUT,
        /** Like {@link #TO_CARRY_OUT}, but a repeated command for the same name returns what the first created. */
        TO_CARRY_OUT_ONCE,
        TO_VALIDATE
    }

    private final Ledger ledger;
    private final Intents intents;
    private final int runPartitionCount;
    private final Supplier<Instant> clock;
    private final Supplier<String> freshIds;

    /**
     * Creates the handler.
     *
     * @param runPartitionCount partitions of {@code run-intents}
     * @param clock at the ledger's resolution, microseconds
     * @param freshIds supplies ids for resources that the user does not name
     */
    public Orders(
            Ledger ledger, Intents intents, int runPartitionCount, Supplier<Instant> clock, Supplier<String> freshIds) {
        this.ledger = ledger;
        this.intents = intents;
        this.runPartitionCount = runPartitionCount;
        this.clock = clock;
        this.freshIds = freshIds;
    }

    public synchronized Outcome<Stream> createStream(Optional<StreamName> given, StreamSpec spec, Purpose purpose) {
        StreamName name = given.orElseGet(() -> new StreamName(freshIds.get()));
        Optional<Stream> former = ledger.find(Table.STREAMS, name);
        if (former.isPresent()) {
            return former.get().state() == StreamState.DELETING
                    ? new Outcome.Impossible<>(name, isBeingDeleted(name) + ": retry once it is deleted")
                    : taken(
                            name,
                            former.get(),
                            purpose,
                            () -> spec.equals(former.get().spec()));
        }
        Stream stream = Stream.queued(name, spec, clock.get());
        if (purpose == Purpose.TO_VALIDATE) {
            return new Outcome.Done<>(stream);
        }
        intents.put(stream);
        return read(Table.STREAMS, name);
    }

    /** Pauses rendering until {@link #resumeStream}; has no effect on a paused stream. */
    public synchronized Outcome<Stream> pauseStream(StreamName name) {
        Optional<Stream> stream = ledger.find(Table.STREAMS, name);
        if (stream.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        if (stream.get().spec().origin() instanceof ImportSpec) {
            return new Outcome.Impossible<>(name, name + " is imported: stop the import, and run it again to continue");
        }
        return switch (stream.get().state()) {
            case SUCCEEDED -> new Outcome.Impossible<>(name, name + " is complete: there is nothing to pause");
            case FAILED -> new Outcome.Impossible<>(name, name + " has failed: there is nothing to pause");
            case DELETING, DELETED -> new Outcome.Impossible<>(name, isBeingDeleted(name));
            case QUEUED, RENDERING, PAUSED, WAITING -> wish(stream.get(), Stream.Wish.PAUSED);
        };
    }

    /** Resumes rendering; has no effect on a stream that is not paused. */
    public synchronized Outcome<Stream> resumeStream(StreamName name) {
        Optional<Stream> stream = ledger.find(Table.STREAMS, name);
        if (stream.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        return stream.get().wish() == Stream.Wish.DELETED
                ? new Outcome.Impossible<>(name, isBeingDeleted(name))
                : wish(stream.get(), Stream.Wish.RENDERED);
    }

    /** Deletes a stream and its images, unless a run still learns from it. */
    public synchronized Outcome<Stream> deleteStream(StreamName name, Purpose purpose) {
        Optional<Stream> stream = ledger.find(Table.STREAMS, name);
        if (stream.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        for (RunState state : List.of(RunState.QUEUED, RunState.RUNNING, RunState.PAUSED)) {
            Filter learning = Filter.NONE.and("spec.stream", name.toString()).and("state", state.name());
            List<Run> runs = ledger.list(Table.RUNS, learning, "", 1).rows();
            if (!runs.isEmpty()) {
                return new Outcome.Impossible<>(
                        name,
                        "%s is %s and learns from %s: cancel it, or wait for it"
                                .formatted(runs.get(0).name(), state, name));
            }
        }
        return purpose == Purpose.TO_VALIDATE
                ? new Outcome.Done<>(stream.get())
                : wish(stream.get(), Stream.Wish.DELETED);
    }

    private Outcome<Stream> wish(Stream stream, Stream.Wish wish) {
        if (stream.wish() != wish) {
            intents.put(stream.wish(wish));
        }
        return read(Table.STREAMS, stream.name());
    }

    private static String isBeingDeleted(StreamName name) {
        return name + " is being deleted";
    }

    /** Returns the stream that runs will learn from. */
    private Outcome<Stream> source(StreamName name) {
        Optional<Stream> stream = ledger.find(Table.STREAMS, name);
        if (stream.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        return stream.get().wish() == Stream.Wish.DELETED
                ? new Outcome.Impossible<>(name, isBeingDeleted(name))
                : new Outcome.Done<>(stream.get());
    }

    public synchronized Outcome<Run> createRun(Optional<RunName> given, RunOrder order, Purpose purpose) {
        RunName name = given.orElseGet(() -> new RunName(freshIds.get()));
        Optional<Run> former = ledger.find(Table.RUNS, name);
        if (former.isPresent()) {
            return taken(
                    name,
                    former.get(),
                    purpose,
                    () -> isOn(order.stream(), order::on, former.get().spec()));
        }
        Outcome<Stream> source = source(order.stream());
        if (!(source instanceof Outcome.Done<Stream> stream)) {
            return source.ofOther();
        }
        RunSpec spec;
        try {
            spec = order.on(stream.value().spec());
            stream.value().checkLabels("objective", spec.objective());
        } catch (InvalidFieldException e) {
            return refused(e);
        }
        Run run = Run.queued(name, spec, (int) (ledger.runCount() % runPartitionCount), clock.get());
        if (purpose == Purpose.TO_VALIDATE) {
            return new Outcome.Done<>(run);
        }
        intents.put(List.of(run));
        return read(Table.RUNS, name);
    }

    /** Creates a sweep; returns when its runs are in the ledger. */
    public synchronized Outcome<Sweep> createSweep(Optional<SweepName> given, SweepOrder order, Purpose purpose) {
        SweepName name = given.orElseGet(() -> new SweepName(freshIds.get()));
        Optional<Sweep> former = ledger.find(Table.SWEEPS, name);
        if (former.isPresent()) {
            return taken(
                    name,
                    former.get(),
                    purpose,
                    () -> isOn(order.stream(), order::on, former.get().spec()));
        }
        Outcome<Stream> source = source(order.stream());
        if (!(source instanceof Outcome.Done<Stream> stream)) {
            return source.ofOther();
        }
        Sweep sweep;
        List<Run> taken;
        try {
            SweepSpec spec = order.on(stream.value().spec());
            for (int i = 0; i < spec.objectives().size(); i++) {
                stream.value()
                        .checkLabels(
                                "objectives[%d]".formatted(i), spec.objectives().get(i));
            }
            sweep = Sweep.wanted(name, spec, clock.get());
            taken = ledger.runs(List.copyOf(spec.runs(name).keySet()));
        } catch (InvalidFieldException e) {
            return refused(e);
        }
        if (!taken.isEmpty()) {
            return new Outcome.AlreadyExists<>(taken.get(0).name());
        }
        if (purpose == Purpose.TO_VALIDATE) {
            return new Outcome.Done<>(sweep);
        }
        intents.put(sweep);
        expand(sweep);
        return read(Table.SWEEPS, name);
    }

    /** Cancels a run; has no effect on a run that has ended or is already cancelled. */
    public synchronized Outcome<Run> cancelRun(RunName name) {
        Optional<Run> run = ledger.find(Table.RUNS, name);
        if (run.isPresent() && run.get().isStillWanted()) {
            intents.put(List.of(run.get().wish(Run.Wish.CANCELLED)));
        }
        return read(Table.RUNS, name);
    }

    /** Pauses a run until {@link #resumeRun}; has no effect on a paused run. */
    public synchronized Outcome<Run> pauseRun(RunName name) {
        Optional<Run> run = ledger.find(Table.RUNS, name);
        if (run.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        if (run.get().wish() == Run.Wish.CANCELLED) {
            return new Outcome.Impossible<>(name, isCancelled(name));
        }
        return switch (run.get().state()) {
            case SUCCEEDED -> new Outcome.Impossible<>(name, name + " has succeeded: there is nothing to pause");
            case FAILED -> new Outcome.Impossible<>(name, name + " has failed: there is nothing to pause");
            case CANCELLED -> new Outcome.Impossible<>(name, isCancelled(name));
            case QUEUED, RUNNING, PAUSED -> want(run.get(), run.get().wish(Run.Wish.PAUSED));
        };
    }

    /** Resumes a paused or failed run; has no effect on any other run that has not ended. */
    public synchronized Outcome<Run> resumeRun(RunName name) {
        Optional<Run> run = ledger.find(Table.RUNS, name);
        if (run.isEmpty()) {
            return new Outcome.NotFound<>(name);
        }
        if (run.get().wish() == Run.Wish.CANCELLED) {
            return new Outcome.Impossible<>(name, isCancelled(name));
        }
        Run resumed = run.get().wish(Run.Wish.TRAINED);
        return switch (run.get().state()) {
            case SUCCEEDED -> new Outcome.Impossible<>(name, name + " has succeeded: there is nothing to resume");
            case CANCELLED -> new Outcome.Impossible<>(name, isCancelled(name));
            case QUEUED, RUNNING, PAUSED -> want(run.get(), resumed);
            case FAILED -> {
                Outcome<Stream> source = source(resumed.spec().stream());
                yield source instanceof Outcome.Done
                        ? want(run.get(), resumed.retry(resumed.retryCount() + 1))
                        : source.ofOther();
            }
        };
    }

    private Outcome<Run> want(Run there, Run wanted) {
        if (!wanted.equals(there)) {
            intents.put(List.of(wanted));
        }
        return read(Table.RUNS, there.name());
    }

    private static String isCancelled(RunName name) {
        return name + " is cancelled: create another run";
    }

    /** Cancels every run of a sweep, as {@link #cancelRun} does. */
    public synchronized Outcome<Sweep> cancelSweep(SweepName name) {
        Optional<Sweep> sweep = ledger.find(Table.SWEEPS, name);
        if (sweep.isPresent()) {
            Sweep cancelled = sweep.get().cancel();
            if (!sweep.get().cancelled()) {
                intents.put(cancelled);
            }
            expand(cancelled);
        }
        return read(Table.SWEEPS, name);
    }

    /** Publishes the intents that a sweep still lacks. Has no effect if it lacks none. */
    public synchronized void complete(SweepName name) {
        ledger.find(Table.SWEEPS, name).ifPresent(this::expand);
    }

    private void expand(Sweep sweep) {
        List<RunName> names = List.copyOf(sweep.spec().runs(sweep.name()).keySet());
        List<Run> left = SweepExpansion.intentsLeft(sweep, ledger.runs(names), runPartitionCount);
        if (!left.isEmpty()) {
            intents.put(left);
        }
    }

    /**
     * Returns the outcome of a create command whose name {@code former} already has, from the same command or another.
     */
    private static <T> Outcome<T> taken(ResourceName name, T former, Purpose purpose, BooleanSupplier isTheSame) {
        try {
            return purpose == Purpose.TO_CARRY_OUT_ONCE && isTheSame.getAsBoolean()
                    ? new Outcome.Done<>(former)
                    : new Outcome.AlreadyExists<>(name);
        } catch (InvalidFieldException e) {
            return refused(e);
        }
    }

    /** Returns true if a request resolves to {@code spec} on a stream. */
    private <S> boolean isOn(StreamName stream, Function<StreamSpec, S> order, S spec) {
        return ledger.find(Table.STREAMS, stream).map(Stream::spec).map(order).equals(Optional.of(spec));
    }

    private <T> Outcome<T> read(Table<T> table, ResourceName name) {
        return ledger.find(table, name)
                .<Outcome<T>>map(Outcome.Done::new)
                .orElseGet(() -> new Outcome.NotFound<>(name));
    }

    private static <T> Outcome<T> refused(InvalidFieldException e) {
        return new Outcome.Refused<>(e.field(), String.valueOf(e.getMessage()));
    }
}
