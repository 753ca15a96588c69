package ventral.render.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;
import ventral.render.imageset.ImageSetException;
import ventral.render.pack.DamagedPackFileException;

/** Reads archives and label tables of packs, indexes of image sets, and photographs. */
public final class PackTargets {

    private static final String LABELS =
            "model,category,library,symmetry,turn\na.obj,mug,,,90\n\"b.obj\",car,x,,0 0 90\n";

    private PackTargets() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "pack-zip",
                        Set.of(
                                IllegalArgumentException.class,
                                DamagedPackFileException.class,
                                UncheckedIOException.class),
                        () -> List.of(
                                archive("labels.csv", LABELS.getBytes(StandardCharsets.UTF_8)),
                                archive("../LABELS.csv", new byte[10]),
                                archive("labels.csv", new byte[1 << 22])),
                        input -> labels(input)),
                new FuzzTarget(
                        "label-table",
                        Set.of(IllegalArgumentException.class),
                        () -> Seeds.texts(LABELS, "model,category\na,b\n\n\"a\nb\",c\n", "\uFEFFmodel,category\n"),
                        input -> LabelTableReader.read(new String(input, StandardCharsets.UTF_8), "labels.csv")),
                new FuzzTarget(
                        "image-index",
                        Set.of(ImageSetException.class),
                        () -> Seeds.texts("file,distance\na.png,1\n\"b\n.png\",2\n", "\uFEFFa,b\n1\n", ",\n\n1,2,3\n"),
                        PackTargets::index));
    }

    private static byte[] archive(String name, byte[] content) {
        return Seeds.zip(new TreeMap<>(Map.of(name, content, "model.obj", new byte[4])));
    }

    private static void labels(byte[] input) throws IOException {
        try (PackFileSystem files = PackFileSystem.open(InputFile.of("pack.zip", input))) {
            files.labels();
        }
    }

    private static void index(byte[] input) throws IOException {
        try (CsvIndex index = CsvIndex.open(InputFile.of("index.csv", input))) {
            for (int row = 0; row < Math.min(10, index.rowCount()); row++) {
                index.row(row);
            }
            index.forEach(row -> {}, e -> {});
        }
    }
}
