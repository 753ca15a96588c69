package ventral.cli.study.result;

import ventral.contract.name.BenchmarkName;

/**
 * Holds the score of a reference network, which is not one of the runs.
 *
 * @param reference its id, such as {@code imagenet-mobilenetv2}
 * @param displayName such as {@code ImageNet MobileNetV2}
 * @param sha256 of the file that holds the network, in lower-case hexadecimal
 */
public record ReferenceResult(
        String reference, String displayName, BenchmarkName benchmark, String sha256, Measurement measurement) {}
