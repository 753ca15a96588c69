package ventral.cli.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import ventral.launcher.component.DataFolder;
import ventral.launcher.component.LaunchException;

class ReferenceFolderCommandTest {

    private static final Map<String, String> NOTHING_SET = Map.of();

    @TempDir
    Path home;

    @Test
    void the_folder_is_the_one_that_the_local_system_reads_before_and_after_its_first_start() throws Exception {
        Path folder = add("imagenet").folder(NOTHING_SET, home);
        assertThat(folder).isEqualTo(home.resolve(".ventral/references")).isDirectory();
        try (DataFolder data = DataFolder.open(home.resolve(".ventral"), message -> {})) {
            assertThat(data.references()).isEqualTo(folder);
            assertThat(add("imagenet").folder(NOTHING_SET, home)).isEqualTo(folder); // while a system runs
        }
    }

    @Test
    void another_folder_is_named_by_the_environment_by_the_data_folder_or_outright() throws Exception {
        Map<String, String> set = Map.of("VENTRAL_SCORER_REFERENCES", "/r");
        assertThat(add("imagenet").folder(set, home)).isEqualTo(Path.of("/r"));
        assertThat(add("imagenet", "--data", home.resolve("d").toString()).folder(set, home))
                .isEqualTo(home.resolve("d/references"));
        assertThat(add("imagenet", "--folder", "/f").folder(set, home)).isEqualTo(Path.of("/f"));
    }

    @Test
    void a_folder_with_other_files_is_left_alone() throws Exception {
        Files.writeString(home.resolve("thesis.tex"), "\\documentclass{article}");
        assertThatThrownBy(() -> add("imagenet", "--data", home.toString()).folder(NOTHING_SET, home))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("is not a data folder of Ventral");
    }

    private static ReferenceFolderCommand add(String... arguments) {
        ReferenceFolderCommand command = new ReferenceFolderCommand.ReferencesAddCommand();
        new CommandLine(command).parseArgs(arguments);
        return command;
    }
}
