package ventral.scorer.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import ventral.scorer.candidate.CandidateProgressListener;

class CandidateProgressPrinterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now = Instant.EPOCH;
    private final CandidateProgressPrinter lines =
            new CandidateProgressPrinter(new PrintStream(out, true, UTF_8), () -> now);

    @Test
    void long_work_says_now_and_then_how_far_it_is() {
        lines.setSubject("v4");
        for (int second = 1; second <= 12; second++) {
            now = Instant.EPOCH.plusSeconds(second);
            lines.onProgress(second * 32, 3200, CandidateProgressListener.ProgressUnit.PICTURES);
        }
        assertThat(out.toString(UTF_8)).isEqualTo("v4: 160 of 3200 pictures\nv4: 320 of 3200 pictures\n");
    }

    @Test
    void short_work_says_nothing() {
        now = Instant.EPOCH.plusSeconds(4);
        lines.onProgress(3, 3, CandidateProgressListener.ProgressUnit.LAYERS);
        assertThat(out.toString(UTF_8)).isEmpty();
    }
}
