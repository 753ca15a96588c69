package ventral.trainer.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import org.jboss.logging.Logger;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.Artifacts;
import ventral.trainer.run.DamagedArtifactException;
import ventral.trainer.run.StoreAwayException;
import ventral.trainer.run.Tensor;

/** Safetensors files in a folder, each named by the SHA-256 of its bytes. */
public final class ArtifactFolder implements Artifacts {

    private static final Logger LOG = Logger.getLogger(ArtifactFolder.class);

    private final Path folder;
    private final String prefix;

    private ArtifactFolder(Path folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** @throws IOException if there is no such folder and none can be made */
    public static ArtifactFolder at(Path folder) throws IOException {
        return new ArtifactFolder(
                Files.createDirectories(folder.toAbsolutePath().normalize()), "");
    }

    /** The same folder, for files of one owner alone: the same tensors of another are another file. */
    public ArtifactFolder of(String owner) {
        return new ArtifactFolder(folder, owner + "-");
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) {
        try {
            return written(tensors);
        } catch (IOException e) {
            throw new StoreAwayException(
                    "cannot store an artifact in %s: %s; it is tried again until there is room, or the folder is back"
                            .formatted(folder, reason(e)),
                    e);
        }
    }

    private Artifact written(SortedMap<String, Tensor> tensors) throws IOException {
        String name = digest(tensors);
        Path finished = folder.resolve(prefix + name + ".safetensors");
        if (!isThere(finished, name)) {
            write(tensors, finished);
        }
        return new Artifact(finished.toUri(), name, Files.size(finished));
    }

    private static String digest(SortedMap<String, Tensor> tensors) throws IOException {
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Safetensors.write(tensors, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** True if the file is there and what it was: runs that begin alike need not all store the same again. */
    private static boolean isThere(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        MessageDigest digest = sha256();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest()).equals(name);
    }

    private void write(SortedMap<String, Tensor> tensors, Path finished) throws IOException {
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
        try {
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), 1 << 20)) {
                Safetensors.write(tensors, out);
                out.flush();
                file.force(true);
            }
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true); // the new name, too, outlives a crash
            }
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws DamagedArtifactException {
        Path path = Path.of(artifact.uri());
        byte[] bytes = bytes(path);
        String found = HexFormat.of().formatHex(sha256().digest(bytes));
        if (!found.equals(artifact.sha256())) {
            throw new DamagedArtifactException(
                    "%s has the SHA-256 %s, not %s".formatted(path, found, artifact.sha256()), null);
        }
        try {
            return Safetensors.read(ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            throw new DamagedArtifactException("%s: %s".formatted(path, e.getMessage()), e);
        }
    }

    private byte[] bytes(Path path) throws DamagedArtifactException {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            if (Files.isDirectory(folder)) {
                throw new DamagedArtifactException(path + " is gone", e);
            }
            throw away(path, e);
        } catch (IOException e) {
            throw away(path, e);
        }
    }

    private StoreAwayException away(Path path, IOException e) {
        return new StoreAwayException(
                "cannot read %s: %s; it is tried again until %s is back".formatted(path, reason(e), folder), e);
    }

    /** An exception about a file has the file's name for a message, and no more, when its class says the rest. */
    private static String reason(IOException e) {
        return e.getMessage() == null || e instanceof NoSuchFileException ? e.toString() : e.getMessage();
    }

    @Override
    public void delete(Artifact artifact) {
        try {
            Files.deleteIfExists(Path.of(artifact.uri()));
        } catch (IOException e) {
            LOG.warnf("cannot delete %s, which is of no use any more: %s", artifact.uri(), e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
