package ventral.render.imageset;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.platform.digest.Sha256;
import ventral.render.statistics.CircularMoments;

/**
 * Summary of every row of an image set.
 *
 * @param digest SHA-256, in hexadecimal, of everything in the index and of the sizes of the image files
 */
public record ImageSetSummary(IndexLayout layout, int rowCount, LatentSpace space, String digest) {

    /** Greatest number of errors that are reported one by one. */
    private static final int ERRORS_TOLD = 20;

    /**
     * Reads every row and checks that every image file exists, without opening it.
     *
     * @param looked receives the number of rows so far after every row
     * @throws ImageSetException if rows are invalid or images are missing; the message gives the first errors and their
     *     number
     */
    public static ImageSetSummary of(ImageSetIndex index, IndexLayout layout, ImageFiles pictures, IntConsumer looked) {
        if (index.rowCount() == 0) {
            throw new ImageSetException("the index has no rows");
        }
        SummaryCollector collector = new SummaryCollector(layout, pictures, looked);
        index.forEach(collector::at, collector::wrong);
        collector.throwErrors(index.rowCount());
        return new ImageSetSummary(layout, index.rowCount(), collector.space(), collector.digest());
    }

    /** Returns the SHA-256, in hexadecimal, of the images in an order. */
    public String sha256(ImageOrder order) {
        byte[] words = "%s %s".formatted(order, digest).getBytes(StandardCharsets.UTF_8);
        return Sha256.hex(words);
    }

    private static final class SummaryCollector {

        private final IndexLayout layout;
        private final ImageFiles pictures;
        private final IntConsumer looked;
        private final Set<String> categories = new TreeSet<>();
        private final Set<String> identities = new TreeSet<>();
        private final Map<Latent, RunningMoments> spreads = new EnumMap<>(Latent.class);
        private final Map<Latent, CircularMoments> angles = new EnumMap<>(Latent.class);
        private final MessageDigest sha256 = Sha256.create();
        private final List<String> errors = new ArrayList<>();
        private int wrong;
        private int rows;

        SummaryCollector(IndexLayout layout, ImageFiles pictures, IntConsumer looked) {
            this.layout = layout;
            this.pictures = pictures;
            this.looked = looked;
            LatentSpace.lengths(layout.groups()).forEach(latent -> spreads.put(latent, new RunningMoments()));
            Arrays.stream(Latent.values())
                    .filter(latent -> latent.kind() == Latent.Kind.ANGLE
                            && layout.groups().contains(latent.group()))
                    .forEach(latent -> angles.put(latent, new CircularMoments()));
        }

        void at(IndexRow row) {
            try {
                ImageAnnotation entry = layout.entry(row);
                List<String> paths = layout.pictures(row);
                ImageFiles.ImageFile found = pictures.find(paths)
                        .orElseThrow(() -> new ImageSetException(
                                "%s: image %s does not exist".formatted(row.place(), String.join(" or ", paths))));
                note(entry, found);
            } catch (ImageSetException e) {
                wrong(e);
                return;
            }
            looked.accept(++rows);
        }

        void wrong(ImageSetException error) {
            wrong++;
            if (errors.size() < ERRORS_TOLD) {
                errors.add(error.getMessage());
            }
            looked.accept(++rows);
        }

        private void note(ImageAnnotation entry, ImageFiles.ImageFile found) {
            String category = entry.category();
            if (category != null) {
                categories.add(category);
            }
            String identity = entry.identity();
            if (identity != null) {
                identities.add(identity);
            }
            spreads.forEach((latent, spread) -> spread.add(entry.measures().getOrDefault(latent, Double.NaN)));
            angles.forEach((latent, spread) -> spread.add(entry.measures().getOrDefault(latent, Double.NaN)));
            // text cells never contain the separator, so no two rows give the same bytes
            String sentence = String.join(
                    "\0",
                    found.path(),
                    Long.toString(found.bytes()),
                    category == null ? "" : category,
                    identity == null ? "" : identity,
                    new TreeMap<>(entry.measures()).toString(),
                    entry.background(),
                    "");
            sha256.update(sentence.getBytes(StandardCharsets.UTF_8));
        }

        void throwErrors(int rowCount) {
            if (wrong > 0) {
                String more = wrong > errors.size() ? "\n… and %d more".formatted(wrong - errors.size()) : "";
                throw new ImageSetException("%d of %d rows are invalid, and nothing was published:\n%s%s"
                        .formatted(wrong, rowCount, String.join("\n", errors), more));
            }
        }

        LatentSpace space() {
            Map<Latent, Moments> moments = new EnumMap<>(Latent.class);
            spreads.forEach((latent, spread) -> moments.put(latent, spread.moments()));
            angles.forEach((latent, spread) -> moments.put(latent, spread.moments()));
            return new LatentSpace(
                    layout.groups(), List.copyOf(categories), List.copyOf(identities), moments, Map.of());
        }

        String digest() {
            return Sha256.hex(sha256);
        }
    }

    /**
     * Running mean and deviation. B. P. Welford, Note on a method for calculating corrected sums of squares,
     * Technometrics 4 (1962) 419.
     */
    private static final class RunningMoments {

        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        /**
         * Returns mean and standard deviation. As in pandas, the deviation divides by the count minus one; for a
         * constant it is reported as 1.
         */
        Moments moments() {
            return new Moments(mean, squares > 0 ? Math.sqrt(squares / (count - 1)) : 1);
        }
    }
}
