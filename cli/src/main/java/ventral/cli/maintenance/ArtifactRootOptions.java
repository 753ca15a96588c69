package ventral.cli.maintenance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ventral.cli.option.LocalOptions;
import ventral.cli.output.CommandException;
import ventral.platform.artifact.ArtifactRoots;

/** Options for the locations below which the artifacts of a system lie. */
final class ArtifactRootOptions {

    private static final String OPTION = "--artifact-root";
    private static final String VARIABLE = "VENTRAL_TRAINER_ARTIFACTS";

    @Option(
            names = OPTION,
            paramLabel = "LOCATION",
            split = ",",
            description = "folders or s3://bucket/prefix of the trainers' artifacts; records that name artifacts "
                    + "elsewhere are reported (default: " + VARIABLE + ", or else the artifacts of './ventral up')")
    private List<String> locations = List.of();

    /**
     * Returns the roots.
     *
     * @param further another folder of artifacts; null if there is none
     */
    ArtifactRoots roots(@Nullable Path further) throws CommandException {
        List<String> all = new ArrayList<>(locations);
        if (all.isEmpty()) {
            String configured = System.getenv(VARIABLE);
            all.add(configured == null || configured.isBlank() ? local().toString() : configured);
        }
        if (further != null) {
            all.add(further.toAbsolutePath().normalize().toString());
        }
        try {
            return ArtifactRoots.of(OPTION, all);
        } catch (IllegalArgumentException e) {
            throw new CommandException("%s: %s".formatted(OPTION, e.getMessage()), e);
        }
    }

    private static Path local() {
        return LocalOptions.defaultData().resolve("artifacts");
    }
}
