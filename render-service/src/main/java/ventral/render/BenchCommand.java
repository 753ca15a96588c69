package ventral.render;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ventral.render.gl.GlPainter;
import ventral.render.stream.ImageStream;

@Command(
        name = "bench",
        description = "Measures how many pictures are sampled, drawn and labelled in a second.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
final class BenchCommand implements Callable<Integer> {

    @Mixin
    PictureOptions pictures;

    @Override
    public Integer call() {
        Studio studio = pictures.studio();
        try (GlPainter painter = studio.openPainter()) {
            ImageStream stream = pictures.stream(studio, painter);
            long warmUp = Math.min(16, pictures.spec().batchCount());
            for (long batch = 0; batch < warmUp; batch++) {
                stream.batch(batch);
            }
            long start = System.nanoTime();
            for (long batch = 0; batch < pictures.spec().batchCount(); batch++) {
                stream.batch(batch);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "%d pictures of %d pixels squared: %.0f a second, with %s%n",
                    pictures.spec().imageCount(),
                    pictures.spec().imageSize(),
                    pictures.spec().imageCount() / seconds,
                    painter.driver());
        }
        return 0;
    }
}
