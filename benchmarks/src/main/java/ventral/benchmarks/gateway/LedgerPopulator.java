package ventral.benchmarks.gateway;

import java.sql.SQLException;
import ventral.benchmarks.gateway.grpc.BenchApiClient;
import ventral.contract.name.CheckpointName;
import ventral.gateway.fixtures.kafka.SyntheticEventProducer;

/**
 * Populates the ledger. The first sweep takes the regular path: the gateway creates it, and the records that services
 * would report of it are written to their topics. The other sweeps are copied from it in the database, which is minutes
 * faster.
 */
final class LedgerPopulator {

    private static final long LOOK_MILLIS = 250;

    private final LedgerWorkload workload;
    private final BenchApiClient api;
    private final SyntheticEventProducer services;
    private final LedgerDatabase database;
    private final BenchReport report;
    private long written;

    LedgerPopulator(
            LedgerWorkload workload,
            BenchApiClient api,
            SyntheticEventProducer services,
            LedgerDatabase database,
            BenchReport report) {
        this.workload = workload;
        this.api = api;
        this.services = services;
        this.database = database;
        this.report = report;
    }

    /** Populates the ledger; returns when it has read everything and the database statistics are up to date. */
    void run() throws SQLException, InterruptedException {
        LedgerWorkload.FilledSweep first = workload.sweeps().get(0);
        api.create(LedgerWorkload.STREAM, LedgerWorkload.STREAM_SPEC);
        api.create(first.name(), workload.sweepSpec());
        long before = database.readRecords();
        long start = System.nanoTime();
        workload.benchmarks().forEach(services::benchmark);
        written += workload.benchmarks().size();
        write(first);
        services.flush();
        awaitRead(before + written);
        double seconds = (System.nanoTime() - start) / 1e9;
        report.progressEnd();
        report.figure(
                "records read into the ledger, of one sweep",
                "%,d, %,.0f a second".formatted(written, written / seconds));
        for (LedgerWorkload.FilledSweep sweep :
                workload.sweeps().subList(1, workload.sweeps().size())) {
            database.copy(first.name(), sweep.name());
            report.progress("%s of %d".formatted(sweep.name(), workload.sweeps().size()));
        }
        report.progress("statistics");
        database.analyse();
        report.progressEnd();
    }

    private void write(LedgerWorkload.FilledSweep sweep) {
        for (LedgerWorkload.FilledRun run : sweep.runs()) {
            for (CheckpointName checkpoint : run.checkpoints()) {
                services.checkpoint(checkpoint, run.spec());
                workload.benchmarks().forEach(benchmark -> services.score(checkpoint, benchmark, run.spec()));
            }
            services.succeeded(run.name(), run.spec());
            written +=
                    1 + run.checkpoints().size() * (1L + workload.benchmarks().size());
        }
    }

    private void awaitRead(long recordCount) throws SQLException, InterruptedException {
        for (long read = database.readRecords(); read < recordCount; read = database.readRecords()) {
            report.progress("%,d of %,d records in the ledger".formatted(read, recordCount));
            Thread.sleep(LOOK_MILLIS);
        }
    }
}
