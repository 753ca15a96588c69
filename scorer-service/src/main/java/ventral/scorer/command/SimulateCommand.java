package ventral.scorer.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import ventral.scorer.assembly.StimulusSet;
import ventral.scorer.files.stimulus.RenderExportFolder;
import ventral.scorer.netcdf.CdlWriter;
import ventral.scorer.simulation.VentralStreamSimulation;

@Command(
        name = "simulate",
        description = "Simulates a recording of exported images with a model of the ventral stream.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class SimulateCommand implements Callable<Integer> {

    private static final String NAME = "simulated2026";
    private static final double VISUAL_DEGREES = 8;

    @Parameters(index = "0", paramLabel = "STIMULI", description = "Folder with labels.csv and the images it names.")
    Path exported;

    @Parameters(
            index = "1",
            paramLabel = "OUTPUT",
            description = "Folder for stimuli.csv, stimuli.zip and recording.cdl (input of ncgen -4).")
    Path output;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(output);
        StimulusSet stimuli = RenderExportFolder.pack(
                exported, NAME, VISUAL_DEGREES, output.resolve("stimuli.csv"), output.resolve("stimuli.zip"));
        CdlWriter.write(
                output.resolve("recording.cdl"),
                VentralStreamSimulation.record(stimuli),
                "Simulated by a model; no brain was recorded.");
        System.out.printf(
                "%d stimuli and their simulated recording are in %s%n",
                stimuli.stimuli().size(), output);
        return 0;
    }
}
