package ventral.cli.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import ventral.api.v1.Image;
import ventral.cli.grpc.GatewayClient;
import ventral.cli.option.QueryOptions;
import ventral.cli.option.ResourceArguments;
import ventral.cli.output.MessageView;
import ventral.cli.terminal.NumberFormats;
import ventral.contract.name.StreamName;

@Command(
        name = "images",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the labels of a stream's images, and writes the images to a folder.",
            "Printed output holds no image data: in json and yaml, png is empty."
        },
        footer = {"", "Example:", "  ./ventral streams images s1 --from 640 --count 16 --to images"})
final class ImagesCommand implements Callable<Integer> {

    private static final MessageView<Image> VIEW =
            new MessageView<>(ImageTable.SHEET, images -> ImageTable.of(images).lines());

    @Mixin
    private QueryOptions options = new QueryOptions();

    @Parameters(paramLabel = "STREAM")
    private String stream = "";

    @Option(names = "--from", paramLabel = "N", description = "index of the first image (default: 0)")
    private int from;

    @Option(names = "--count", paramLabel = "K", description = "maximum number of images (default: ${DEFAULT-VALUE})")
    private int count = 16;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "folder to write the images to, as {index}.png; created if it does not exist")
    private @Nullable Path folder;

    @Override
    public Integer call() {
        StreamName name = ResourceArguments.stream(stream);
        List<Image> labelled = new ArrayList<>();
        int code = options.printList(VIEW, gateway -> {
            read(gateway, name, labelled);
            return labelled;
        });
        if (labelled.isEmpty()) {
            options.note("%s has no image %s, or not yet".formatted(name, NumberFormats.count(from)));
        } else if (folder != null) {
            options.note("%s in %s"
                    .formatted(
                            labelled.size() == 1 ? "1 image" : NumberFormats.count(labelled.size()) + " images",
                            folder));
        }
        return code;
    }

    /** Reads the images and writes each file as it arrives, because many images do not fit in memory. */
    private void read(GatewayClient gateway, StreamName name, List<Image> labelled) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
            gateway.streams().images(name, from, count, image -> {
                write(image);
                labelled.add(image.toBuilder().clearPng().build());
            });
        } catch (IOException e) {
            throw new IllegalArgumentException("--to %s is not a writable folder: %s".formatted(folder, e), e);
        }
    }

    private void write(Image image) {
        if (folder == null) {
            return;
        }
        Path file = folder.resolve(image.getIndex() + ".png");
        try {
            Files.write(file, image.getPng().toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException("%s cannot be written: %s".formatted(file, e), e);
        }
    }
}
