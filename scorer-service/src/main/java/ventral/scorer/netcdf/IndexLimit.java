package ventral.scorer.netcdf;

import io.jhdf.ObjectHeader;
import io.jhdf.api.Node;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.DataLayoutMessage.ChunkedDataLayoutMessageV4;
import io.jhdf.object.message.LinkInfoMessage;
import io.jhdf.storage.HdfBackingStorage;
import java.nio.ByteBuffer;

/**
 * Checks the indexes of links, attributes and chunks. For each, the library creates a list of as many entries as the
 * header of the index claims, before it reads the first entry.
 *
 * <p>The offsets are those of the <a href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">HDF5
 * file format</a>, version 3.
 */
final class IndexLimit {

    private static final int FIXED_ARRAY = 3;
    private static final int EXTENSIBLE_ARRAY = 4;
    private static final int TREE = 5;

    private final HdfBackingStorage storage;
    private final int offsetBytes;
    private final int lengthBytes;

    private IndexLimit(HdfBackingStorage storage) {
        this.storage = storage;
        this.offsetBytes = storage.getSizeOfOffsets();
        this.lengthBytes = storage.getSizeOfLengths();
    }

    /**
     * Checks every index to which the header of a group or variable points.
     *
     * @throws IllegalArgumentException if an index claims more entries than fit in the file
     */
    static void check(Node node) {
        HdfBackingStorage storage = node.getHdfFile().getHdfBackingStorage();
        IndexLimit limit = new IndexLimit(storage);
        ObjectHeader header = ObjectHeader.readObjectHeader(storage, node.getAddress());
        for (LinkInfoMessage links : header.getMessagesOfType(LinkInfoMessage.class)) {
            limit.checkTree(links.getBTreeNameIndexAddress());
            limit.checkHeap(links.getFractalHeapAddress());
        }
        for (AttributeInfoMessage attributes : header.getMessagesOfType(AttributeInfoMessage.class)) {
            limit.checkTree(attributes.getAttributeNameBTreeAddress());
            limit.checkHeap(attributes.getFractalHeapAddress());
        }
        for (ChunkedDataLayoutMessageV4 chunks : header.getMessagesOfType(ChunkedDataLayoutMessageV4.class)) {
            limit.checkChunks(chunks.getIndexingType(), chunks.getAddress());
        }
    }

    private void checkChunks(int type, long address) {
        switch (type) {
            case FIXED_ARRAY -> checkCount(address, number(address, 8, lengthBytes), offsetBytes);
            case EXTENSIBLE_ARRAY ->
                checkCount(address, number(address, 12 + 4 * lengthBytes, lengthBytes), offsetBytes);
            case TREE -> checkTree(address);
            default -> {} // has no index
        }
    }

    private void checkTree(long address) {
        checkCount(address, number(address, 18 + offsetBytes, lengthBytes), offsetBytes);
    }

    /** Checks the number of blocks of a fractal heap, and the B-tree of its huge objects. */
    private void checkHeap(long address) {
        int tableWidth = 14 + 10 * lengthBytes + 2 * offsetBytes;
        int rows = tableWidth + 6 + 2 * lengthBytes + offsetBytes;
        checkCount(address, number(address, tableWidth, 2) * number(address, rows, 2), offsetBytes);
        if (address > 0) {
            checkTree(number(address, 14 + lengthBytes, offsetBytes));
        }
    }

    private void checkCount(long address, long count, int bytesPerEntry) {
        if (count < 0 || count > storage.size() / bytesPerEntry) {
            throw new IllegalArgumentException(
                    "the index at %d claims %d entries, which cannot be in a file of %d bytes"
                            .formatted(address, count, storage.size()));
        }
    }

    /** Returns an unsigned number of 1 to 8 bytes; 0 if the address is undefined, as that of an index is that is not used. */
    private long number(long address, int offset, int bytes) {
        if (address <= 0) {
            return 0;
        }
        ByteBuffer buffer = storage.readBufferFromAddress(address + offset, bytes);
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = number << Byte.SIZE | (buffer.get(i) & 0xff);
        }
        return number;
    }
}
