package ventral.cli.study.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import ventral.api.v1.SweepEstimate;
import ventral.cli.study.Study;
import ventral.cli.study.StudySamples;
import ventral.cli.study.StudySize;
import ventral.cli.study.StudySize.TrainingKind;
import ventral.cli.study.yaml.StudyReader;
import ventral.cli.terminal.NumberFormats;

class StudyEstimateTest {

    @Test
    void checkpoints_are_part_of_the_time_of_training() {
        Study study = StudySamples.study();
        StudySize size = StudySize.of(study);
        TrainingKind kind = size.kinds().get(0);
        SweepEstimate measured = SweepEstimate.newBuilder()
                .setImagesPerSecond(250)
                .setSecondsPerCheckpoint(2)
                .setPacedRunCount(3)
                .setPacedImageCount(6400)
                .build();
        long seconds = Math.round(size.seenImageCount() / 250. + 2 * size.checkpointCount());
        assertThat(new StudyEstimate(study).lines(Map.of(kind, measured)))
                .filteredOn(line -> line.contains("training"))
                .singleElement()
                .asString()
                .contains("about " + NumberFormats.approximateDuration(Duration.ofSeconds(seconds)) + " at 250")
                .endsWith("at 250 images/s (total rate of 3 runs of this system over 6,400 images, "
                        + "and 2 s for each checkpoint)");
    }

    @Test
    void a_rate_of_the_documents_is_that_of_one_device() {
        String source = StudySamples.SOURCE.replace("image_size: 32", "image_size: 64");
        Study study = StudyReader.read("sample.yaml", new StringReader(source));
        assertThat(new StudyEstimate(study).lines(Map.of()))
                .filteredOn(line -> line.contains("training"))
                .singleElement()
                .asString()
                .contains(" of one device at ");
    }
}
