package ventral.platform.pixels;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Encodes images as JPEG of quality 90 without chroma subsampling. Converts directly from and to RGB, because the JDK
 * is several times slower with any other order of channels.
 */
final class JpegCodec implements ImageCodec {

    private static final float QUALITY = .9f;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("jpeg").next();
    private final ImageReader reader =
            ImageIO.getImageReadersByFormatName("jpeg").next();
    private final ImageWriteParam quality = writer.getDefaultWriteParam();
    private final IIOMetadata fullColour;
    private @Nullable String warning;

    JpegCodec() {
        quality.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        quality.setCompressionQuality(QUALITY);
        fullColour = fullColour();
        // the decoder reports damage that it has concealed as a warning
        reader.addIIOReadWarningListener((source, message) -> warning = message);
    }

    private IIOMetadata fullColour() {
        IIOMetadata metadata = writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(RgbImageView.wrap(new byte[3], 0, 1)), quality);
        String format = metadata.getNativeMetadataFormatName();
        Element root = (Element) metadata.getAsTree(format);
        NodeList components = root.getElementsByTagName("componentSpec");
        for (int i = 0; i < components.getLength(); i++) {
            Element component = (Element) components.item(i);
            component.setAttribute("HsamplingFactor", "1");
            component.setAttribute("VsamplingFactor", "1");
        }
        try {
            metadata.setFromTree(format, root);
        } catch (IIOInvalidTreeException e) {
            throw new IllegalStateException("this JDK's JPEG encoder cannot do without chroma subsampling", e);
        }
        return metadata;
    }

    @Override
    public byte[] encode(byte[] pixels, int start, int imageSize) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(null, new IIOImage(RgbImageView.wrap(pixels, start, imageSize), null, fullColour), quality);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // cannot happen in memory
        }
        return bytes.toByteArray();
    }

    @Override
    public void decode(byte[] encoded, int from, int length, byte[] pixels, int start, int imageSize)
            throws UnreadableImageException {
        warning = null;
        try (MemoryCacheImageInputStream input =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded, from, length))) {
            reader.setInput(input, true, true);
            if (reader.getWidth(0) != imageSize || reader.getHeight(0) != imageSize) {
                throw new UnreadableImageException("the JPEG has %d x %d pixels, expected %d x %d"
                        .formatted(reader.getWidth(0), reader.getHeight(0), imageSize, imageSize));
            }
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(RgbImageView.wrap(pixels, start, imageSize));
            reader.read(0, into);
        } catch (IOException | RuntimeException e) {
            throw new UnreadableImageException("JPEG decoder: " + e.getMessage(), e);
        }
        if (warning != null) {
            throw new UnreadableImageException("JPEG decoder: " + warning);
        }
    }

    @Override
    public void close() {
        writer.dispose();
        reader.dispose();
    }
}
