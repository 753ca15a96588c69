package ventral.render.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.render.asset.LibrarySceneFactory;
import ventral.render.files.ImageFolderWriter;
import ventral.render.gl.GlSceneRenderer;
import ventral.render.stream.RenderedBatchSource;

@Command(
        name = "export",
        description = "Writes a stream's first images as {index}.png, with their labels in labels.csv.",
        footer = {"", "Example:", "  ventral render export --count 64 --output images"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
public final class ExportCommand implements Callable<Integer> {

    @Mixin
    RenderOptions options;

    @Option(names = "--output", required = true, description = "Folder to write to.")
    Path output;

    @Override
    public Integer call() {
        LibrarySceneFactory sceneFactory = options.sceneFactory();
        try (GlSceneRenderer renderer = options.openRenderer(sceneFactory);
                ImageFolderWriter folder = ImageFolderWriter.create(output)) {
            RenderedBatchSource stream = options.stream(sceneFactory, renderer);
            for (long batch = 0; batch < options.spec().batchCount(); batch++) {
                folder.add(stream.batch(batch));
            }
        }
        System.out.printf(
                "wrote %d images and labels.csv to %s%n", options.spec().imageCount(), output);
        return 0;
    }
}
