package ventral.cli.study.yaml;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.Seeds;

/** Reads studies. */
public final class StudyTarget {

    private StudyTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "study-yaml",
                Set.of(StudyFileException.class),
                () -> Seeds.texts(
                        StudyReader.shippedSource("demo"),
                        StudyReader.shippedSource("small"),
                        "name: a\nstreams: {s: {images: 640, fix: {distance: 1}}}\nsweeps: {w: {objectives: [paper], seeds: [0-4]}}\n",
                        "name: &a [*a]\nstreams: *a\n"),
                input -> StudyReader.read("study.yaml", new StringReader(new String(input, StandardCharsets.UTF_8))));
    }
}
