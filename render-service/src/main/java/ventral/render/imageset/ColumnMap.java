package ventral.render.imageset;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;

/**
 * Maps the columns of an index to the file, the latents and the background.
 *
 * @param file column with the path of the image
 * @param latents column of each mapped latent
 * @param background column that describes the background; null if none is mapped
 */
public record ColumnMap(
        String file,
        Map<Latent, MappedColumn> latents,
        @Nullable String background) {

    /**
     * A column with the unit of its numbers.
     *
     * @param factor factor from the column's unit to that of {@link Latent}; 1 for classes, whose names the column
     *     holds
     */
    public record MappedColumn(String column, double factor) {}

    private static final String FILE = "file";
    private static final String BACKGROUND = "background";
    private static final Map<String, Double> LENGTHS = new TreeMap<>(Map.of("m", 1.0, "cm", .01, "mm", .001));
    private static final Map<String, Double> ANGLES = new TreeMap<>(Map.of("rad", 1.0, "deg", Math.PI / 180));

    public ColumnMap {
        latents = Map.copyOf(latents);
        Set<LatentGroup> groups = EnumSet.noneOf(LatentGroup.class);
        latents.keySet().forEach(latent -> groups.add(latent.group()));
        if (groups.isEmpty()) {
            throw new ImageSetException("no column is mapped to a latent; the keys are " + keys());
        }
        for (LatentGroup group : groups) {
            if (!latents.keySet().containsAll(group.latents())) {
                throw new ImageSetException("%s needs columns for all of %s, but only %s are mapped"
                        .formatted(group.id(), words(group.latents()), words(latents.keySet())));
            }
        }
    }

    /**
     * Parses mappings such as {@code file=path}, {@code category=class} or {@code distance=depth:cm}.
     *
     * @throws ImageSetException if a mapping is invalid
     */
    public static ColumnMap parse(List<String> words) {
        Map<String, String> columns = new TreeMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at < 1 || at == word.length() - 1) {
                throw new ImageSetException("'%s' is not KEY=COLUMN or KEY=COLUMN:UNIT".formatted(word));
            }
            String key = word.substring(0, at);
            if (!keys().contains(key)) {
                throw new ImageSetException("unknown key '%s' in '%s': must be one of %s".formatted(key, word, keys()));
            }
            if (columns.put(key, word.substring(at + 1)) != null) {
                throw new ImageSetException("key '%s' is mapped twice".formatted(key));
            }
        }
        String file = columns.remove(FILE);
        if (file == null) {
            throw new ImageSetException("no column is mapped to the images' paths; add file=COLUMN");
        }
        String background = columns.remove(BACKGROUND);
        Map<Latent, MappedColumn> latents = new EnumMap<>(Latent.class);
        columns.forEach((key, column) -> latents.put(latent(key), source(latent(key), column)));
        return new ColumnMap(file, latents, background);
    }

    /** Returns every column that this map reads. */
    Set<String> columns() {
        Set<String> columns = new TreeSet<>(Set.of(file));
        latents.values().forEach(source -> columns.add(source.column()));
        if (background != null) {
            columns.add(background);
        }
        return columns;
    }

    private static MappedColumn source(Latent latent, String text) {
        Map<String, Double> units = units(latent);
        int colon = text.lastIndexOf(':');
        String unit = colon < 0 ? "" : text.substring(colon + 1);
        if (colon > 0 && units.containsKey(unit)) {
            return new MappedColumn(text.substring(0, colon), units.get(unit));
        }
        if (colon > 0 && !units.isEmpty()) {
            throw new ImageSetException(
                    "invalid unit '%s' of %s: must be one of %s".formatted(unit, word(latent), units.keySet()));
        }
        return new MappedColumn(text, 1);
    }

    private static Map<String, Double> units(Latent latent) {
        return switch (latent.kind()) {
            case LENGTH -> LENGTHS;
            case ANGLE -> ANGLES;
            case CLASS -> Map.of();
        };
    }

    private static Set<String> keys() {
        Set<String> keys = new TreeSet<>(Set.of(FILE, BACKGROUND));
        Arrays.stream(Latent.values()).forEach(latent -> keys.add(word(latent)));
        return keys;
    }

    private static Latent latent(String word) {
        return Latent.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(Latent latent) {
        return latent.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> words(Iterable<Latent> latents) {
        Set<Latent> sorted = EnumSet.noneOf(Latent.class);
        latents.forEach(sorted::add);
        return sorted.stream().map(ColumnMap::word).toList();
    }
}
