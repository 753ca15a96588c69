package ventral.cli.study.command;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import ventral.cli.study.Study;
import ventral.cli.study.yaml.StudyReader;
import ventral.contract.spec.StreamSpec;
import ventral.contract.spec.SweepSpec;

/** Takes the defaults of {@code ventral demo} from the study that it runs, {@code studies/demo.yaml}. */
final class DemoDefaults implements IDefaultValueProvider {

    private final Study study = StudyReader.shipped("demo");

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        StreamSpec stream = study.streams().values().iterator().next();
        SweepSpec sweep = study.sweeps().values().iterator().next();
        return switch (option.longestName()) {
            case "--name" -> study.name();
            case "--objectives" -> list(sweep.objectives());
            case "--images" -> list(sweep.imageCounts());
            case "--seeds" -> list(sweep.seeds());
            case "--epochs" -> Integer.toString(sweep.epochCount());
            case "--checkpoints-per-decade" -> Integer.toString(sweep.checkpointsPerDecade());
            case "--image-size" -> Integer.toString(stream.imageSize());
            case "--batch-size" -> Integer.toString(stream.batchSize());
            default -> null;
        };
    }

    private static String list(Collection<?> values) {
        return values.stream().map(Object::toString).collect(joining(","));
    }
}
