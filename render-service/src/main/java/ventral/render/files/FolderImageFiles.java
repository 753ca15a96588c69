package ventral.render.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import ventral.platform.scaling.BilinearScaling;
import ventral.render.imageset.ImageFiles;
import ventral.render.imageset.ImageSetException;

/** Images below a folder: JPEG, PNG and the other formats that the JDK reads. */
public final class FolderImageFiles implements ImageFiles {

    private final ImageSetFolder folder;

    public FolderImageFiles(Path folder) {
        this.folder = new ImageSetFolder(folder);
    }

    @Override
    public Optional<ImageFile> find(List<String> paths) {
        for (String path : paths) {
            try {
                BasicFileAttributes file = Files.readAttributes(folder.resolve(path), BasicFileAttributes.class);
                if (file.isRegularFile()) {
                    return Optional.of(new ImageFile(path, file.size()));
                }
            } catch (IOException e) {
                // does not exist: try the next path
            }
        }
        return Optional.empty();
    }

    @Override
    public byte[] read(String path, int size) {
        BufferedImage picture;
        try {
            picture = ImageIO.read(folder.resolve(path).toFile());
        } catch (IOException | RuntimeException e) {
            throw new ImageSetException("image %s cannot be read: %s".formatted(path, e.getMessage()), e);
        }
        if (picture == null) {
            throw new ImageSetException("%s is not a readable image; use JPEG or PNG".formatted(path));
        }
        if (picture.getWidth() != picture.getHeight()) {
            throw new ImageSetException("image %s is %d x %d; images must be square"
                    .formatted(path, picture.getWidth(), picture.getHeight()));
        }
        int width = picture.getWidth();
        return BilinearScaling.resize(BufferedImages.rgb(picture), width, width, size, size);
    }
}
