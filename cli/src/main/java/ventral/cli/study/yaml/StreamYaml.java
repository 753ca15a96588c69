package ventral.cli.study.yaml;

import java.util.List;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.LatentRangeParser;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.LatentRangeMapper;
import ventral.contract.wire.SpecMapper;
import ventral.type.v1.SceneSpec;

/** Reads a stream of a study. The keys are the options of {@code ventral streams create}. */
final class StreamYaml {

    private static final String[] KEYS = {
        "images",
        "seed",
        "image_size",
        "batch_size",
        "library",
        "geometry",
        "materials",
        "backgrounds",
        "panoramas",
        "photographs",
        "fix",
        "range",
        "encoding"
    };

    private StreamYaml() {}

    static StreamSpec read(YamlMapping stream) {
        stream.allowOnly(KEYS);
        var message = ventral.type.v1.StreamSpec.newBuilder()
                .setImageCount(stream.requiredWhole("images"))
                .setSeed(stream.whole("seed").orElse(0))
                .setImageSize(stream.integer("image_size", 0))
                .setBatchSize(stream.integer("batch_size", 0))
                .setScenes(scenes(stream));
        PixelEncoding encoding = stream.enumValue("encoding", PixelEncoding.class);
        if (encoding != null) {
            message.setEncoding(ventral.type.v1.PixelEncoding.valueOf("PIXEL_ENCODING_" + encoding.name()));
        }
        StreamSpec spec = FieldErrors.read(stream, "", () -> SpecMapper.fromWire(message.build()));
        if (spec.isUnbounded()) {
            throw stream.failure("images", "0 is a stream without end, which a study cannot wait for; set a number");
        }
        return spec;
    }

    private static SceneSpec scenes(YamlMapping stream) {
        SceneSpec.Builder scenes = SceneSpec.newBuilder().setLibrary(stream.text("library", ""));
        GeometryProfile geometry = stream.enumValue("geometry", GeometryProfile.class);
        if (geometry != null) {
            scenes.setGeometry(ventral.type.v1.GeometryProfile.valueOf("GEOMETRY_PROFILE_" + geometry.name()));
        }
        MaterialRule materials = stream.enumValue("materials", MaterialRule.class);
        if (materials != null) {
            scenes.setMaterials(ventral.type.v1.MaterialRule.valueOf("MATERIAL_RULE_" + materials.name()));
        }
        for (BackgroundKind kind : stream.enumValues("backgrounds", BackgroundKind.class)) {
            scenes.addBackgrounds(ventral.type.v1.BackgroundKind.valueOf("BACKGROUND_KIND_" + kind.name()));
        }
        scenes.setPanoramas(stream.text("panoramas", "")).setPhotographs(stream.text("photographs", ""));
        FieldErrors.read(stream, "fix", () -> LatentRangeParser.parse(assignments(stream, "fix"), List.of()))
                .forEach(range -> scenes.addRanges(LatentRangeMapper.toWire(range)));
        FieldErrors.read(stream, "range", () -> LatentRangeParser.parse(List.of(), assignments(stream, "range")))
                .forEach(range -> scenes.addRanges(LatentRangeMapper.toWire(range)));
        return scenes.build();
    }

    /** Returns a mapping's entries in command-line syntax, such as {@code distance=1..2}. */
    private static List<String> assignments(YamlMapping stream, String key) {
        if (!stream.has(key)) {
            return List.of();
        }
        YamlMapping entries = stream.mapping(key);
        return entries.keys().stream()
                .map(latent -> latent + "=" + entries.text(latent))
                .toList();
    }
}
