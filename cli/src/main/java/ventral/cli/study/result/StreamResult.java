package ventral.cli.study.result;

import ventral.contract.name.StreamName;

/**
 * Holds the state of a stream.
 *
 * @param digest of everything that its images are made from, in lower-case hexadecimal
 * @param createTime in RFC 3339
 */
public record StreamResult(StreamName name, String digest, long renderedImageCount, String createTime) {}
