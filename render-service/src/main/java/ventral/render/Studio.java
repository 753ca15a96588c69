package ventral.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.render.files.PhotographFiles;
import ventral.render.gl.GlPainter;
import ventral.render.gl.PanoramaFiles;
import ventral.render.model.Pattern;
import ventral.render.scene.Backdrops;
import ventral.render.scene.Geometry;
import ventral.render.scene.Libraries;
import ventral.render.scene.MaterialSampler;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.SceneSampler;
import ventral.render.scene.SurroundingsSampler;
import ventral.render.stream.Scenery;
import ventral.render.stream.StreamDigest;

/** What pictures are made of here: objects and backgrounds, and the samplers that put them into scenes. */
final class Studio implements Scenery {

    private final Libraries libraries;
    private final Map<SceneSpec, SceneSampler> samplers = new ConcurrentHashMap<>();
    private final Map<String, String> digests = new ConcurrentHashMap<>();
    private final Map<List<BackgroundKind>, String> backdropDigests = new ConcurrentHashMap<>();
    private final Backdrops backdrops;

    private Studio(Libraries libraries, Backdrops backdrops) {
        this.libraries = libraries;
        this.backdrops = backdrops;
    }

    static Studio equip(Libraries libraries, Optional<Path> panoramas, Optional<Path> photographs) {
        return new Studio(
                libraries,
                new Backdrops(
                        panoramas.map(PanoramaFiles::read).orElse(List.of()),
                        photographs.map(PhotographFiles::read).orElse(List.of())));
    }

    ObjectLibrary library(String name) {
        return libraries.library(name);
    }

    @Override
    public SceneSampler sampler(SceneSpec spec) {
        return samplers.computeIfAbsent(
                spec,
                wanted -> new SceneSampler(
                        library(wanted.library()),
                        Geometry.of(wanted.geometry(), library(wanted.library())),
                        wanted.materials(),
                        new MaterialSampler(Pattern.values().length),
                        new SurroundingsSampler(
                                backdrops.kinds(wanted.backgrounds()), backdrops, Pattern.values().length),
                        backdrops.names()));
    }

    @Override
    public StreamDigest digest(StreamSpec spec, SceneSpec scenes) {
        String objects =
                digests.computeIfAbsent(scenes.library(), name -> library(name).digest());
        String behind = backdropDigests.computeIfAbsent(backdrops.kinds(scenes.backgrounds()), backdrops::digest);
        return StreamDigest.of(spec, scenes, objects, behind);
    }

    /** Opens a painter on this thread, which alone may use it. */
    GlPainter openPainter(String library) {
        return GlPainter.open(library(library), backdrops);
    }
}
