package ventral.cli.option;

import picocli.CommandLine.Option;

/** Option for the sort order of a list. The gateway validates it, and names the supported fields in its error. */
public final class SortOrderOption {

    @Option(
            names = "--order-by",
            paramLabel = "FIELD",
            description = "sort order, such as name or 'create_time desc'; scores also by raw_value, checkpoints by "
                    + "seen_image_count")
    private String orderBy = "";

    /** Returns an AIP-132 sort order, see {@code ListRunsRequest.order_by}; empty for the list's default. */
    public String orderBy() {
        return orderBy;
    }

    /**
     * Returns the chosen sort order, or a default.
     *
     * @param other sort order if the user chose none
     */
    public String orElse(String other) {
        return orderBy.isEmpty() ? other : orderBy;
    }
}
