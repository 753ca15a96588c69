package ventral.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import ventral.gateway.ledger.change.LedgerEntry;
import ventral.gateway.ledger.change.LedgerListener;
import ventral.gateway.ledger.change.LedgerWriter;
import ventral.gateway.ledger.query.ChangeNotifier;
import ventral.gateway.ledger.query.LedgerStatus;
import ventral.gateway.ledger.query.LedgerUnavailableException;
import ventral.platform.kafka.KafkaTopicAdmin;
import ventral.platform.thread.WorkThread;
import ventral.platform.tracing.Tracer;

/**
 * Reads every source topic into the ledger on a thread of its own, from the offsets that the ledger has committed.
 * After an exception it opens the ledger and resumes from those offsets; an error ends the thread and the process. A
 * ledger that has read more than the topics hold, or other records than they hold, is emptied and read again.
 */
public final class LedgerFollower {

    private static final Logger LOG = Logger.getLogger(LedgerFollower.class);
    private static final Duration BEFORE_ANOTHER_TRY = Duration.ofSeconds(1);
    private static final int BROKER_TIMEOUT_MS = 10_000;

    /** Longer than the deadline of the broker, and shorter than the time in which a process has to end. */
    private static final Duration STOP_DEADLINE = Duration.ofSeconds(25);

    private final Map<String, Object> kafka;
    private final LedgerWriter writer;
    private final LedgerStatus ledgerStatus;
    private final ChangeNotifier notifier;
    private final ReadPositions positions;
    private final DeadLetters dead;
    private final LedgerListener reader;
    private final Tracer tracer;
    private final WorkThread thread;
    private final CountDownLatch closing = new CountDownLatch(1);

    /**
     * Creates the follower.
     *
     * @param kafka connection properties
     * @param exit requests the exit of the process; called if the thread ends before it is stopped
     */
    public LedgerFollower(
            Map<String, Object> kafka,
            LedgerWriter writer,
            LedgerStatus ledgerStatus,
            ChangeNotifier notifier,
            ReadPositions positions,
            DeadLetters dead,
            LedgerListener reader,
            Tracer tracer,
            Runnable exit) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.kafka.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        this.kafka.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS);
        this.kafka.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS);
        this.kafka.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, BROKER_TIMEOUT_MS);
        this.writer = writer;
        this.ledgerStatus = ledgerStatus;
        this.notifier = notifier;
        this.positions = positions;
        this.dead = dead;
        this.reader = reader;
        this.tracer = tracer;
        this.thread = new WorkThread("ledger", this::run, exit);
    }

    public void start() {
        thread.start();
    }

    /** Stops the follower; returns when nothing more will be written, or after a deadline. */
    public void close() throws InterruptedException {
        thread.stop(closing::countDown, STOP_DEADLINE);
    }

    /** Returns why the follower ended before it was closed; empty if it did not. */
    public Optional<String> failure() {
        return thread.failure();
    }

    private void run() throws InterruptedException {
        while (!isClosing()) {
            try {
                follow();
            } catch (RuntimeException e) {
                if (!isClosing()) {
                    report(e);
                    pause();
                }
            } catch (Error e) {
                ledgerStatus.set(new LedgerStatus.State.Unavailable(e.toString()));
                throw e;
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void follow() {
        KafkaTopicAdmin.createIfAbsent(kafka, SourceTopics.withDeadLetters());
        LedgerWriter.OpenedLedger opened = writer.open();
        try (SourceTopicIds topicIds = new SourceTopicIds(Admin.create(kafka));
                SourceTopicConsumer reading = new SourceTopicConsumer(
                        new KafkaConsumer<>(kafka),
                        topicIds::read,
                        writer,
                        opened,
                        new BatchWriter(writer, dead::put))) {
            if (!opened.positions().isEmpty()) {
                reading.recordTraces(tracer);
            }
            follow(reading);
        } catch (SourceTopicConsumer.DivergedLedgerException | LogTruncationException e) {
            LOG.warnf("%s; the ledger is emptied and read again from the topics", e.getMessage());
            writer.reset(opened.incarnation());
        }
    }

    private void follow(SourceTopicConsumer reading) {
        positions.set(reading.next());
        while (!reading.isCaughtUp() && !isClosing()) {
            ledgerStatus.set(new LedgerStatus.State.CatchingUp(reading.recordsLeft()));
            reading.poll();
            positions.set(reading.next());
        }
        becomeCurrent(reading);
        reading.recordTraces(tracer);
        while (!isClosing()) {
            List<LedgerEntry> entries = reading.poll();
            ledgerStatus.set(new LedgerStatus.State.Current(reading.holes(), reading.recordLag()));
            if (!entries.isEmpty()) {
                positions.set(reading.next());
                notifier.notifyListeners();
                entries.forEach(entry -> reader.onChange(entry.change()));
            }
        }
    }

    private void becomeCurrent(SourceTopicConsumer reading) {
        if (!isClosing()) {
            ledgerStatus.set(new LedgerStatus.State.Current(reading.holes()));
            LOG.infof("the ledger is current%s", reading.holes().isEmpty() ? "" : " except for " + reading.holes());
            notifier.notifyListeners();
            reader.onCurrent();
        }
    }

    private void report(RuntimeException e) {
        String cause = cause(e);
        LedgerStatus.State before = ledgerStatus.set(new LedgerStatus.State.Unavailable(cause));
        if (!(before instanceof LedgerStatus.State.Unavailable)) {
            boolean foreseen = e instanceof KafkaException
                    || e instanceof LedgerUnavailableException
                    || e instanceof LedgerWriter.LedgerReplacedException;
            LOG.error("the ledger is unavailable: " + cause, foreseen ? null : e);
        }
    }

    private String cause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String deepest = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        if (e instanceof KafkaException) {
            return "Kafka at %s does not answer: %s"
                    .formatted(kafka.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), deepest);
        }
        return root == e ? deepest : e.getMessage() + ": " + deepest;
    }

    private void pause() throws InterruptedException {
        closing.await(BEFORE_ANOTHER_TRY.toMillis(), TimeUnit.MILLISECONDS);
    }
}
