package ventral.trainer.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import ventral.trainer.run.Artifact;
import ventral.trainer.run.Artifacts;
import ventral.trainer.run.Tensor;

/** A folder of safetensors files, each named by the SHA-256 of its bytes. */
public final class ArtifactFolder implements Artifacts {

    private final Path folder;

    /** @throws IOException if there is no such folder and none can be made */
    public ArtifactFolder(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath().normalize());
    }

    @Override
    public Artifact put(SortedMap<String, Tensor> tensors) throws IOException {
        Path unfinished = Files.createTempFile(folder, "unfinished-", ".tmp");
        try {
            MessageDigest digest = sha256();
            try (FileChannel file = FileChannel.open(unfinished, StandardOpenOption.WRITE);
                    OutputStream out = new DigestOutputStream(
                            new BufferedOutputStream(Channels.newOutputStream(file), 1 << 20), digest)) {
                Safetensors.write(tensors, out);
                out.flush();
                file.force(true);
            }
            String name = HexFormat.of().formatHex(digest.digest());
            Path finished = folder.resolve(name + ".safetensors");
            Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel entry = FileChannel.open(folder, StandardOpenOption.READ)) {
                entry.force(true); // the new name, too, outlives a crash
            }
            return new Artifact(finished.toUri(), name, Files.size(finished));
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public SortedMap<String, Tensor> get(Artifact artifact) throws IOException {
        Path path = Path.of(artifact.uri());
        byte[] bytes = Files.readAllBytes(path);
        String found = HexFormat.of().formatHex(sha256().digest(bytes));
        if (!found.equals(artifact.sha256())) {
            throw new IOException("%s has the SHA-256 %s, not %s".formatted(path, found, artifact.sha256()));
        }
        return Safetensors.read(ByteBuffer.wrap(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
