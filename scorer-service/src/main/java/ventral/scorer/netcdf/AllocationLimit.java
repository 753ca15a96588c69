package ventral.scorer.netcdf;

import ventral.platform.files.InflationLimit;

/** Bounds what a file's header can make a reader allocate. */
final class AllocationLimit {

    private AllocationLimit() {}

    /**
     * Checks that a variable, attribute or chunk can be in a file.
     *
     * @param what description of the data, for the message
     * @param bytes size that a header claims
     * @throws IllegalArgumentException if only data that repeat themselves, as no recording does, make a file as small
     */
    static void checkAgainstFile(String what, long bytes, long fileBytes) {
        if (bytes < 0 || bytes > InflationLimit.bytes(fileBytes)) {
            throw new IllegalArgumentException(
                    "%s claims %d bytes, which cannot be in a file of %d bytes".formatted(what, bytes, fileBytes));
        }
    }

    /**
     * Returns the product of lengths as a size that an array may have.
     *
     * @param what description of the array, for the message
     * @param bytesPerElement size of one element
     * @param memoryBytes Java's memory, of which the array may take half
     * @throws IllegalArgumentException if the array is larger
     */
    static long check(String what, long bytesPerElement, long memoryBytes, int... lengths) {
        long bytes = bytesPerElement;
        for (int length : lengths) {
            if (length < 0 || (length > 0 && bytes > memoryBytes / 2 / length)) {
                throw new IllegalArgumentException(
                        "%s takes more than half of Java's memory of %d MB; give Java more (-Xmx) if the file is intact"
                                .formatted(what, memoryBytes >> 20));
            }
            bytes *= length;
        }
        return bytes;
    }
}
