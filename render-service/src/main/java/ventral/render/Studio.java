package ventral.render;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ventral.render.gl.GlPainter;
import ventral.render.gl.PanoramaFiles;
import ventral.render.model.GrownObjects;
import ventral.render.model.Pattern;
import ventral.render.scene.ObjectLibrary;
import ventral.render.scene.Panorama;
import ventral.render.scene.SceneSampler;

/** What pictures are made of here: objects, panoramas, and the sampler that puts them into scenes. */
record Studio(ObjectLibrary library, List<Panorama> panoramas, SceneSampler sampler) {

    static Studio equip(Optional<Path> panoramaFolder) {
        ObjectLibrary library = GrownObjects.library();
        List<Panorama> panoramas = panoramaFolder.map(PanoramaFiles::read).orElse(List.of());
        SceneSampler sampler = new SceneSampler(
                library, panoramas.stream().map(Panorama::light).toList(), Pattern.values().length);
        return new Studio(library, panoramas, sampler);
    }

    /** Opens a painter on this thread, which alone may use it. */
    GlPainter openPainter() {
        return GlPainter.open(library, panoramas);
    }
}
