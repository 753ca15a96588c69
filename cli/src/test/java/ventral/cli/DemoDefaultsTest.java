package ventral.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import ventral.cli.experiment.ExperimentSpec;
import ventral.cli.study.Study;
import ventral.cli.study.yaml.StudyReader;

class DemoDefaultsTest {

    @Test
    void the_demo_runs_the_study_that_comes_with_the_project() {
        Study study = StudyReader.shipped("demo");
        var sweep = study.sweeps().values().iterator().next();
        var stream = study.streams().values().iterator().next();
        ExperimentSpec plan = ExperimentSpec.of(
                study.name(),
                sweep.objectives(),
                sweep.imageCounts(),
                sweep.seeds(),
                sweep.epochCount(),
                sweep.checkpointsPerDecade(),
                stream.imageSize(),
                stream.batchSize());
        assertThat(plan.streamSpec()).isEqualTo(stream);
        assertThat(study.sweeps()).containsEntry(plan.sweep(), plan.sweepSpec());
        assertThat(study.streams()).containsKey(plan.stream());
    }

    @Test
    void the_demos_help_names_the_defaults_of_its_study() {
        StringWriter out = new StringWriter();
        CommandLine line = Ventral.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute("demo", "--help")).isZero();
        assertThat(out.toString())
                .contains("(default: 512,2048,8192)", "(default: distance,category)", "(default: demo)");
    }
}
