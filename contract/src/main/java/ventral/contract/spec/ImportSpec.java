package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * Describes images that were not rendered by this system.
 *
 * @param sha256 digest of the image set's index as it is imported, in lower-case hexadecimal
 */
public record ImportSpec(String sha256) implements ImageOrigin {

    /**
     * Checks the digest.
     *
     * @throws InvalidFieldException if {@code sha256} is not a digest of this form
     */
    public ImportSpec {
        check(
                sha256.matches("[0-9a-f]{64}"),
                "imported.sha256",
                "imported.sha256 '%s' is not a SHA-256 in 64 lower-case hexadecimal digits",
                sha256);
    }
}
