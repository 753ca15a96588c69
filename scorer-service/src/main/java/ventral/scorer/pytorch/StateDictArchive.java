package ventral.scorer.pytorch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the entries of a zip archive written by {@code torch.save}, and checks that each is complete. */
final class StateDictArchive {

    private static final String PICKLE = "/data.pkl";
    private static final int LARGEST_PICKLE = 16 << 20;

    private final ZipFile zip;
    private final String folder;
    private final Map<String, StridedTensor.TensorStorage> described = new HashMap<>();
    private final Map<String, ByteBuffer> read = new HashMap<>();

    private StateDictArchive(ZipFile zip, String folder) {
        this.zip = zip;
        this.folder = folder;
    }

    /**
     * Opens an archive.
     *
     * @throws IOException if the archive cannot be read
     * @throws MalformedPickleException if the archive is not one of a state dict
     */
    static StateDictArchive of(ZipFile zip) throws IOException {
        List<String> folders = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .toList();
        if (folders.size() != 1) {
            throw new MalformedPickleException(
                    "it is a zip archive, but not one of torch.save: it has %d entries NAME%s, not one"
                            .formatted(folders.size(), PICKLE));
        }
        StateDictArchive archive = new StateDictArchive(zip, folders.get(0));
        if (zip.getEntry(archive.folder + "/constants.pkl") != null) {
            throw new MalformedPickleException(
                    "it is a TorchScript file, not a state dict: name it NAME.pt and write a manifest NAME.json beside"
                            + " it");
        }
        ZipEntry byteOrder = zip.getEntry(archive.folder + "/byteorder");
        if (byteOrder != null
                && !StandardCharsets.US_ASCII
                        .decode(archive.bytes(byteOrder, 16))
                        .toString()
                        .equals("little")) {
            throw new MalformedPickleException(
                    "its numbers are not little-endian; save it again on a little-endian machine");
        }
        return archive;
    }

    ByteBuffer pickle() throws IOException {
        return bytes(zip.getEntry(folder + PICKLE), LARGEST_PICKLE);
    }

    /** Returns a storage's numbers as they are stored in the file. */
    ByteBuffer numbers(StridedTensor.TensorStorage storage) throws IOException {
        StridedTensor.TensorStorage before = described.putIfAbsent(storage.key(), storage);
        if (before != null && !before.equals(storage)) {
            throw new MalformedPickleException("storage %s has two different descriptions".formatted(storage.key()));
        }
        ByteBuffer numbers = read.get(storage.key());
        if (numbers == null) {
            numbers = stored(storage);
            read.put(storage.key(), numbers);
        }
        return numbers;
    }

    private ByteBuffer stored(StridedTensor.TensorStorage storage) throws IOException {
        ZipEntry entry = zip.getEntry(folder + "/data/" + storage.key());
        if (entry == null) {
            throw new MalformedPickleException("storage %s is missing".formatted(storage.key()));
        }
        if (entry.getSize() != storage.bytes()) {
            throw new MalformedPickleException("storage %s has %d bytes, not those of %d numbers of %s"
                    .formatted(storage.key(), entry.getSize(), storage.count(), storage.type()));
        }
        return bytes(entry, storage.bytes());
    }

    /** Reads an entry, which must be stored without compression, so that no entry is larger than the file. */
    private ByteBuffer bytes(ZipEntry entry, int most) throws IOException {
        if (entry.getMethod() != ZipEntry.STORED || entry.getSize() > most) {
            throw new MalformedPickleException("its entry %s is compressed, or has %d bytes where at most %d are read"
                    .formatted(entry.getName(), entry.getSize(), most));
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(most);
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (bytes.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw new MalformedPickleException(
                    "its entry %s is damaged: its checksum does not match".formatted(entry.getName()));
        }
        return ByteBuffer.wrap(bytes);
    }
}
