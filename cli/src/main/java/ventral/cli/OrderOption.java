package ventral.cli;

import picocli.CommandLine.Option;

/** In which order a list is shown. The gateway knows which there are, and names them to whoever asks for another. */
final class OrderOption {

    @Option(
            names = "--order-by",
            paramLabel = "FIELD",
            description =
                    "such as name or 'create_time desc'; scores also by raw_value, checkpoints by seen_image_count")
    private String words = "";

    /** See {@code ListRunsRequest.order_by}; empty for the list's own. */
    String words() {
        return words;
    }

    /** @param other for who does not say it */
    String or(String other) {
        return words.isEmpty() ? other : words;
    }
}
