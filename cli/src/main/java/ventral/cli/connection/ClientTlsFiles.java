package ventral.cli.connection;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * PEM files for TLS.
 *
 * @param ca certificates that the gateway's certificate must descend from; null for those that Java trusts
 * @param certificate this client's own certificate chain; null for none
 * @param key private key of that certificate, in PKCS #8
 */
public record ClientTlsFiles(
        @Nullable Path ca,
        @Nullable Path certificate,
        @Nullable Path key) {

    public static final ClientTlsFiles NONE = new ClientTlsFiles(null, null, null);

    public ClientTlsFiles {
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException(
                    "%s without %s: a client's certificate and its key belong together, name both"
                            .formatted(
                                    certificate == null ? "--tls-key " + key : "--tls-certificate " + certificate,
                                    certificate == null ? "--tls-certificate" : "--tls-key"));
        }
    }

    /** Returns these files, with those of {@code other} where these have none. */
    public ClientTlsFiles orElse(ClientTlsFiles other) {
        return certificate == null
                ? new ClientTlsFiles(ca == null ? other.ca : ca, other.certificate, other.key)
                : new ClientTlsFiles(ca == null ? other.ca : ca, certificate, key);
    }

    /** Returns these files with absolute paths. */
    public ClientTlsFiles absolute() {
        return new ClientTlsFiles(absolute(ca), absolute(certificate), absolute(key));
    }

    private static @Nullable Path absolute(@Nullable Path file) {
        return file == null ? null : file.toAbsolutePath().normalize();
    }
}
