package ventral.cli.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.GatewayOption;
import ventral.cli.output.CommandException;
import ventral.cli.service.ScorerLauncher;
import ventral.contract.name.SweepName;
import ventral.launcher.component.LaunchException;

@Command(
        name = "analyse",
        description = {
            "Analyses what the layers of networks encode, and how similar networks are.",
            "",
            "decode: how well an object's pose, category and identity can be read from each layer, linearly.",
            "cka: similarity of the layers of networks, as a matrix (centred kernel alignment).",
            "recover: whether metrics recover the model that generated the simulated regions' responses.",
            "",
            "Candidates are TorchScript files, 'pixels', or with --sweep the checkpoints of a sweep of a running",
            "system, whose artifacts must be readable from here.",
            "'./ventral analyse cka --help' shows the options of an analysis."
        },
        footer = {"", "Example:", "  ./ventral analyse cka --sweep figure2c"})
public final class AnalyseCommand implements Callable<Integer> {

    private static final List<String> HELP = List.of("--help", "-h");

    @Mixin
    private GatewayOption option = new GatewayOption();

    @Option(
            names = "--sweep",
            paramLabel = "NAME",
            description = "analyse the checkpoints of a sweep, such as sweeps/s1; the last of each run")
    private @Nullable String sweep;

    @Option(
            names = "--all-checkpoints",
            description = "analyse every checkpoint of each run, the untrained control included")
    private boolean allCheckpoints;

    @Parameters(index = "0", paramLabel = "ANALYSIS", description = "analysis: decode, cka or recover")
    private String analysis = "";

    @Unmatched
    private List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() throws CommandException, LaunchException, IOException, InterruptedException {
        List<String> command = List.of("analyse", analysis);
        if (sweep == null || arguments.stream().anyMatch(HELP::contains)) {
            return ScorerLauncher.run(command, arguments);
        }
        Path list = Files.createTempFile("ventral-checkpoints", ".csv");
        try (GatewayClient gateway = option.connect()) {
            SweepName name = SweepName.parse(sweep.startsWith("sweeps/") ? sweep : "sweeps/" + sweep);
            Files.write(list, new SweepCheckpoints(gateway).lines(name, allCheckpoints));
            List<String> whole = new ArrayList<>(List.of(list.toString()));
            whole.addAll(arguments);
            return ScorerLauncher.run(command, whole);
        } finally {
            Files.delete(list);
        }
    }
}
