package ventral.contract.spec;

import static ventral.contract.spec.InvalidFieldException.check;

/**
 * Images that somebody else made.
 *
 * @param sha256 of the image set's index as it is imported, in lower-case hexadecimal
 */
public record ImportSpec(String sha256) implements ImageOrigin {

    /** @throws InvalidFieldException if the digest is none */
    public ImportSpec {
        check(
                sha256.matches("[0-9a-f]{64}"),
                "imported.sha256",
                "imported.sha256 '%s' is not a SHA-256 in 64 lower-case hexadecimal digits",
                sha256);
    }
}
