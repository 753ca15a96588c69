package ventral.render.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.files.ContactSheet;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.stream.ImageBatch;
import ventral.render.stream.RenderedBatchSource;

@Command(
        name = "contact-sheet",
        description = "Writes a stream's first images side by side into one PNG file.",
        footer = {"", "Example:", "  ventral render contact-sheet --count 64 --output sheet.png"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ContactSheetCommand implements Callable<Integer> {

    @Mixin
    RenderOptions options;

    @Option(names = "--output", required = true, description = "PNG file to write.")
    Path output;

    @Override
    public Integer call() {
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        List<ImageBatch> batches = new ArrayList<>();
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory)) {
            RenderedBatchSource stream = options.stream(sceneFactory, renderer);
            for (long batch = 0; batch < options.spec().batchCount(); batch++) {
                batches.add(stream.batch(batch));
            }
        }
        ContactSheet.write(batches, output);
        System.out.printf("wrote %d images to %s%n", options.spec().imageCount(), output);
        return 0;
    }
}
