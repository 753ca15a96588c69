package ventral.gateway.armeria;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names the PEM files of a server's TLS.
 *
 * @param certificate the certificate and its chain
 * @param key the private key in PKCS #8
 * @param clientAuthorities authorities of client certificates; null if clients present none
 */
public record ServerTlsFiles(
        Path certificate, Path key, @Nullable Path clientAuthorities) {}
