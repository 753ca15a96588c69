package ventral.cli.stream;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import ventral.api.v1.Stream;
import ventral.type.v1.LatentMoments;

/** Describes a stream and everything that determines its images. */
final class StreamDescription {

    private StreamDescription() {}

    static List<String> of(Stream stream) {
        List<String> lines = new ArrayList<>(StreamTable.lines(List.of(stream)));
        lines.add("");
        lines.add(stream.getSpec().toString().stripTrailing());
        if (!stream.getDigest().isEmpty()) {
            lines.add("digest: " + HexFormat.of().formatHex(stream.getDigest().toByteArray()));
        }
        if (stream.hasLatentSpace()) {
            var space = stream.getLatentSpace();
            lines.add("%d categories, %d identities, %d of them with rotational symmetry"
                    .formatted(space.getCategoriesCount(), space.getIdentitiesCount(), space.getSymmetriesCount()));
            space.getMomentsList().stream().map(StreamDescription::moments).forEach(lines::add);
        }
        return lines;
    }

    private static String moments(LatentMoments moments) {
        String latent = moments.getLatent().name();
        return "%1$s: mean %2$.3f %3$s, standard deviation %4$.3f %3$s"
                .formatted(
                        latent.replace("LATENT_", ""),
                        moments.getMean(),
                        latent.startsWith("LATENT_ROTATION_") ? "rad" : "m",
                        moments.getStandardDeviation());
    }
}
