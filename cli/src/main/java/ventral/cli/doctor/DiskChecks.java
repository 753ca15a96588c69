package ventral.cli.doctor;

import java.nio.file.Path;
import ventral.cli.terminal.NumberFormats;
import ventral.platform.files.DiskWatermark;

/** Checks that the disks on which data are stored have free space. */
public final class DiskChecks {

    /** Free space below which the next checkpoint or segment of a log may not fit. */
    private static final long FULL_BYTES = 256L << 20;

    private static final String REMEDY =
            "delete files or give it a larger disk; services wait while it is full, but Kafka and PostgreSQL stop";

    private DiskChecks() {}

    public static DoctorFinding of(Path folder, long freeBytes) {
        String subject = "disk of " + folder;
        String state = NumberFormats.bytes(freeBytes) + " free";
        if (freeBytes < FULL_BYTES) {
            return DoctorFinding.problem(subject, state, REMEDY);
        }
        return freeBytes < DiskWatermark.DEFAULT_BYTES
                ? DoctorFinding.warning(subject, state, REMEDY)
                : DoctorFinding.ok(subject, state);
    }
}
