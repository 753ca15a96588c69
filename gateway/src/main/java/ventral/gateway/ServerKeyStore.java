package ventral.gateway;

import io.quarkus.tls.runtime.KeyStoreAndKeyCertOptions;
import io.quarkus.tls.runtime.KeyStoreProvider;
import io.quarkus.tls.runtime.TrustStoreAndTrustOptions;
import io.quarkus.tls.runtime.TrustStoreProvider;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.KeyStoreOptions;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.jspecify.annotations.Nullable;
import ventral.gateway.armeria.ReloadableTlsProvider;

/**
 * Provides the HTTP port of Quarkus with the certificate of the web port, whose key has been checked. Quarkus itself
 * would serve a certificate with the key of another one, and every handshake would fail.
 */
@Singleton
@Identifier(TlsConfigSourceInterceptor.NAME) class ServerKeyStore implements KeyStoreProvider, TrustStoreProvider {

    /** Protects nothing, because the store stays in memory. */
    private static final String PASSWORD = "in memory";

    private final @Nullable ReloadableTlsProvider certificate;

    ServerKeyStore(SecurityWiring.ServerTls tls) {
        certificate = tls.certificate();
    }

    /** Returns the certificate and its key; null without TLS. */
    @Override
    public @Nullable KeyStoreAndKeyCertOptions getKeyStore(Vertx vertx) {
        if (certificate == null) {
            return null;
        }
        KeyStore store = certificate.keyStore(PASSWORD.toCharArray());
        return new KeyStoreAndKeyCertOptions(store, options(store));
    }

    /** Returns the authorities of client certificates; null if clients present none. */
    @Override
    public @Nullable TrustStoreAndTrustOptions getTrustStore(Vertx vertx) {
        KeyStore store = certificate == null ? null : certificate.trustStore();
        return store == null ? null : new TrustStoreAndTrustOptions(store, options(store));
    }

    private static KeyStoreOptions options(KeyStore store) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            store.store(bytes, PASSWORD.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be passed to the gRPC port", e);
        }
        return new KeyStoreOptions()
                .setType(store.getType())
                .setPassword(PASSWORD)
                .setValue(Buffer.buffer(bytes.toByteArray()));
    }
}
