package ventral.cli.study.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import ventral.cli.Ventral;
import ventral.cli.study.Study;
import ventral.cli.study.yaml.StudyReader;
import ventral.contract.latent.Objective;
import ventral.contract.name.SweepName;
import ventral.contract.spec.SweepSpec;

class DemoDefaultsTest {

    @Test
    void the_demo_runs_the_study_that_comes_with_the_project() {
        DemoCommand demo = new DemoCommand();
        new CommandLine(demo).parseArgs();
        Study shipped = StudyReader.shipped("demo");
        assertThat(demo.withOptions(shipped)).isEqualTo(shipped);
    }

    @Test
    void options_change_the_study_and_leave_the_rest_of_it() {
        DemoCommand demo = new DemoCommand();
        new CommandLine(demo).parseArgs("--objectives", "distance,calibrated", "--name", "other");
        Study shipped = StudyReader.shipped("demo");
        Study study = demo.withOptions(shipped);
        assertThat(study.sweeps()).containsOnlyKeys(new SweepName("other"));
        SweepSpec sweep = study.sweeps().get(new SweepName("other"));
        assertThat(sweep.objectives()).extracting(Objective::id).containsExactly("distance", "calibrated");
        assertThat(study.endpoint()).isNull();
        assertThat(sweep.imageCounts())
                .isEqualTo(shipped.sweeps().values().iterator().next().imageCounts());
    }

    @Test
    void the_demos_help_names_the_defaults_of_its_study() {
        StringWriter out = new StringWriter();
        CommandLine line = Ventral.commandLine().setOut(new PrintWriter(out));
        assertThat(line.execute("demo", "--help")).isZero();
        assertThat(out.toString().replaceAll("\\s+", " "))
                .contains(
                        "(default: 512,4096,32768)",
                        "(default: distance-translation-rotation, calibrated)",
                        "(default: demo)");
    }
}
