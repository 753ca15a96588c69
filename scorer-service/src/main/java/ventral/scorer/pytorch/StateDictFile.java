package ventral.scorer.pytorch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import ventral.platform.tensor.Tensor;

/**
 * Reads state dicts in the format of {@code torch.save} since PyTorch 1.6: a zip archive with a pickle, {@code
 * data.pkl}, that names the tensors, and an entry for each storage. {@link Unpickler} reads the pickle without running any
 * code.
 */
public final class StateDictFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /** First bytes of PyTorch's format before 1.6: a pickle of the number 0x1950a86a20f9469cfc6c. */
    private static final byte[] LEGACY = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        'l',
        (byte) 0xfc,
        (byte) 0x9c,
        'F',
        (byte) 0xf9,
        ' ',
        'j',
        (byte) 0xa8,
        'P',
        0x19
    };

    private StateDictFile() {}

    /**
     * Reads every tensor by name.
     *
     * @throws IOException if the file holds anything but a state dict of float32 and int64 tensors; the message starts
     *     with the file and names the remedy
     */
    public static SortedMap<String, Tensor> read(Path file) throws IOException {
        checkStart(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            StateDictArchive archive = StateDictArchive.of(zip);
            Object value = Unpickler.read(archive.pickle(), new StateDictRuntime());
            return tensors(archive, value, Files.size(file));
        } catch (ZipException e) {
            throw new IOException("%s is cut short or damaged: %s".formatted(file, e.getMessage()), e);
        } catch (MalformedPickleException | IllegalArgumentException e) {
            throw new IOException("%s: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static void checkStart(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LEGACY.length);
        }
        if (Arrays.equals(start, LEGACY)) {
            throw new IOException(
                    "%s is in the format that PyTorch wrote before version 1.6, which is not supported. In PyTorch: torch.save(torch.load('%s', map_location='cpu', weights_only=True), 'new.pth'), then use new.pth"
                            .formatted(file, file.getFileName()));
        }
        if (!Arrays.equals(start, 0, Math.min(ZIP.length, start.length), ZIP, 0, ZIP.length)) {
            throw new IOException("%s is not a file of torch.save: it does not start as a zip archive".formatted(file));
        }
    }

    private static SortedMap<String, Tensor> tensors(StateDictArchive archive, Object value, long fileBytes)
            throws IOException {
        if (!(value instanceof Map<?, ?> dict)) {
            throw new MalformedPickleException("it does not hold a state dict. Save model.state_dict()");
        }
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        long bytes = 0;
        for (Map.Entry<?, ?> entry : dict.entrySet()) {
            if (!(entry.getValue() instanceof StridedTensor stored)) {
                throw new MalformedPickleException(
                        "its entry '%s' is not a tensor, so it is not a state dict; its entries are %s. Save only model.state_dict()"
                                .formatted(entry.getKey(), firstOf(dict)));
            }
            Tensor.Type type = stored.storage()
                    .type()
                    .tensorType()
                    .orElseThrow(() -> new MalformedPickleException(
                            "tensor %s is %s; only torch.float32 and torch.int64 are supported. Save model.float().state_dict()"
                                    .formatted(entry.getKey(), stored.storage().type())));
            bytes += (long) stored.elementCount() * stored.storage().type().bytes();
            if (bytes > fileBytes) {
                throw new MalformedPickleException(
                        "its tensors overlap: up to %s they take more than the whole file".formatted(entry.getKey()));
            }
            ByteBuffer numbers = archive.numbers(stored.storage());
            tensors.put((String) entry.getKey(), stored.rowMajor(type, numbers));
        }
        return tensors;
    }

    private static List<String> firstOf(Map<?, ?> dict) {
        return dict.keySet().stream().limit(5).map(String::valueOf).toList();
    }
}
