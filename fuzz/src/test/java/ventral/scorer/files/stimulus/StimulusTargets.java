package ventral.scorer.files.stimulus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;
import ventral.scorer.assembly.Stimulus;
import ventral.scorer.assembly.StimulusSet;

/** Reads tables of stimuli, zips of their images, and single images. */
public final class StimulusTargets {

    private static final String TABLE = "stimulus_id,filename,object\na,a.png,mug\nb,b.png,car\n";
    private static final byte[] PICTURES = pictures("a.png", "b.png");

    private StimulusTargets() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "stimulus-table",
                        Set.of(IOException.class),
                        () -> Seeds.texts(
                                TABLE,
                                "image_id,filename\n\"a\",a.png\nb,b.png",
                                "filename\n",
                                "stimulus_id,filename\n" + "a,a.png\n".repeat(500)),
                        input -> read(InputFile.of("stimuli.csv", input), fixed("pictures.zip", PICTURES))),
                new FuzzTarget(
                        "stimulus-zip",
                        Set.of(IOException.class),
                        () -> List.of(
                                PICTURES,
                                pictures("a.png"),
                                pictures("../a.png", "b.png"),
                                Seeds.zip(new TreeMap<>(Map.of("a.png", new byte[1 << 22], "b.png", new byte[0])))),
                        input -> read(
                                fixed("fixed.csv", TABLE.getBytes(StandardCharsets.UTF_8)),
                                InputFile.of("input.zip", input))),
                new FuzzTarget(
                        "stimulus-image",
                        Set.of(IOException.class),
                        StimulusTargets::images,
                        input -> StimulusImageReader.read(new ByteArrayInputStream(input))));
    }

    private static List<byte[]> images() {
        List<byte[]> images = new ArrayList<>();
        for (String format : List.of("png", "jpg", "bmp", "gif")) {
            images.add(Seeds.picture(format, 9, 7));
        }
        return images;
    }

    private static byte[] pictures(String... names) {
        Map<String, byte[]> entries = new TreeMap<>();
        Stream.of(names).forEach(name -> entries.put(name, Seeds.picture("png", 8, 8)));
        return Seeds.zip(entries);
    }

    private static Path fixed(String name, byte[] content) throws IOException {
        Path file = InputFile.path(name);
        return Files.exists(file) ? file : Files.write(file, content);
    }

    private static void read(Path table, Path pictures) throws IOException {
        StimulusSet set = StimulusSetReader.read(table, pictures, 8);
        try (ZipStimulusImages zip = (ZipStimulusImages) set.pictures()) {
            for (Stimulus stimulus : set.stimuli()) {
                zip.load(stimulus);
            }
        }
    }
}
