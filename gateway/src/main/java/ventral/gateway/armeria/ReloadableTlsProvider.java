package ventral.gateway.armeria;

import com.linecorp.armeria.common.TlsKeyPair;
import com.linecorp.armeria.common.TlsProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Provides the certificate of a server for all host names, and reads it again on request. */
public final class ReloadableTlsProvider implements TlsProvider {

    private final ServerTlsFiles files;
    private volatile Material material;
    private volatile boolean hasRefusedFiles;

    private record Material(TlsKeyPair pair, List<X509Certificate> clientAuthorities) {

        /** Compares certificates alone, because a certificate determines its key. */
        boolean hasCertificatesOf(Material other) {
            return pair.certificateChain().equals(other.pair.certificateChain())
                    && clientAuthorities.equals(other.clientAuthorities);
        }
    }

    /**
     * Reads the files.
     *
     * @throws IllegalArgumentException if they hold no certificate and its key
     */
    public ReloadableTlsProvider(ServerTlsFiles files) {
        this.files = files;
        material = read();
    }

    /**
     * Reads the files again, and returns whether their certificates have changed. If that fails, the former ones stay.
     *
     * @throws IllegalArgumentException if they hold no certificate and its key
     */
    public synchronized boolean reload() {
        Material read;
        try {
            read = read();
            hasRefusedFiles = false;
        } catch (IllegalArgumentException e) {
            hasRefusedFiles = true;
            throw e;
        }
        if (read.hasCertificatesOf(material)) {
            return false;
        }
        material = read;
        return true;
    }

    /** Returns whether the files held no certificate and its key when they were read last, so that former ones are used. */
    public boolean hasRefusedFiles() {
        return hasRefusedFiles;
    }

    /** Returns the end of the certificate's validity. */
    public Instant notAfter() {
        return material.pair().certificateChain().get(0).getNotAfter().toInstant();
    }

    /** Returns the certificate and its key as PKCS #12 with one entry. */
    public KeyStore keyStore(char[] password) {
        TlsKeyPair pair = material.pair();
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(
                    "server",
                    pair.privateKey(),
                    password,
                    pair.certificateChain().toArray(X509Certificate[]::new));
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no PKCS #12", e);
        }
    }

    /** Returns the authorities of client certificates as PKCS #12; null if clients present none. */
    public @Nullable KeyStore trustStore() {
        List<X509Certificate> authorities = material.clientAuthorities();
        if (authorities.isEmpty()) {
            return null;
        }
        try {
            KeyStore store = emptyStore();
            for (int i = 0; i < authorities.size(); i++) {
                store.setCertificateEntry("authority-" + i, authorities.get(i));
            }
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the Java runtime has no PKCS #12", e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private Material read() {
        try {
            TlsKeyPair pair =
                    TlsKeyPair.of(files.key().toFile(), files.certificate().toFile());
            requirePair(pair.privateKey(), pair.certificateChain().get(0).getPublicKey());
            return new Material(pair, certificates(files.clientAuthorities()));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "cannot read the TLS certificate %s with the key %s: %s; check ventral.security.tls.*, whose files are PEM and whose key is PKCS #8"
                            .formatted(files.certificate(), files.key(), e.getMessage()),
                    e);
        }
    }

    private static List<X509Certificate> certificates(@Nullable Path file)
            throws IOException, GeneralSecurityException {
        if (file == null) {
            return List.of();
        }
        List<X509Certificate> authorities;
        try (InputStream in = Files.newInputStream(file)) {
            authorities = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
        if (authorities.isEmpty()) {
            // Armeria would trust the authorities of the Java runtime instead.
            throw new GeneralSecurityException("%s has no certificate of an authority".formatted(file));
        }
        return authorities;
    }

    /** Signs and verifies, because files that are replaced one after the other do not belong together for a while. */
    private static void requirePair(PrivateKey key, PublicKey certified) throws GeneralSecurityException {
        String algorithm = switch (certified.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> certified.getAlgorithm();
        };
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(certified);
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("the key is not that of the certificate");
        }
    }

    @Override
    public TlsKeyPair keyPair(String host) {
        return material.pair();
    }

    @Override
    public List<X509Certificate> trustedCertificates(String host) {
        return material.clientAuthorities();
    }
}
