package ventral.cli.study.result;

import ventral.contract.name.StreamName;

/**
 * Holds how a stream stands.
 *
 * @param digest of all that its images are made from, in lower-case hexadecimal
 * @param createTime in RFC 3339
 */
public record StreamResult(StreamName name, String digest, long renderedImageCount, String createTime) {}
