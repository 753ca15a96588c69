package ventral.render;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import ventral.render.files.PictureFolder;
import ventral.render.gl.GlPainter;
import ventral.render.stream.ImageStream;

@Command(
        name = "export",
        description = "Writes a stream's first images as {index}.png, with their labels in labels.csv.",
        footer = {"", "Example:", "  ventral render export --count 64 --output images"},
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class ExportCommand implements Callable<Integer> {

    @Mixin
    PictureOptions pictures;

    @Option(names = "--output", required = true, description = "Folder to write to.")
    Path output;

    @Override
    public Integer call() {
        Studio studio = pictures.studio();
        try (GlPainter painter = pictures.openPainter(studio);
                PictureFolder folder = PictureFolder.create(output)) {
            ImageStream stream = pictures.stream(studio, painter);
            for (long batch = 0; batch < pictures.spec().batchCount(); batch++) {
                folder.add(stream.batch(batch));
            }
        }
        System.out.printf("wrote %d images and labels.csv to %s%n", pictures.spec().imageCount(), output);
        return 0;
    }
}
