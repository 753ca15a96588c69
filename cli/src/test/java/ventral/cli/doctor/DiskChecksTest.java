package ventral.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ventral.cli.doctor.DoctorFinding.Severity;

class DiskChecksTest {

    @ParameterizedTest
    @CsvSource({"268435455, PROBLEM, 256 MiB free", "268435456, WARNING, 256 MiB free", "2147483648, OK, 2.0 GiB free"})
    void a_disk_is_reported_before_it_is_full(long freeBytes, Severity level, String state) {
        DoctorFinding finding = DiskChecks.of(Path.of("/artifacts"), freeBytes);
        assertThat(finding.level()).isEqualTo(level);
        assertThat(finding.subject()).isEqualTo("disk of /artifacts");
        assertThat(finding.state()).isEqualTo(state);
        assertThat(finding.remedy().isEmpty()).isEqualTo(level == Severity.OK);
    }
}
