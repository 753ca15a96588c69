package ventral.gateway.jose4j;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Provides the public keys of an issuer, from its JSON web key set. Verification never waits for the issuer: a token
 * with an unknown key is refused, and the keys are read again meanwhile.
 */
public final class IssuerKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final String KEY = "ventral.security.oidc.jwks";
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long NANOSECONDS_BETWEEN_READS = Duration.ofSeconds(10).toNanos();
    private static final int OK = 200;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final String source;
    private final @Nullable URI remote;
    private final Executor executor;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final VerificationJwkSelector selector = new VerificationJwkSelector();
    private final AtomicLong lastRead = new AtomicLong(System.nanoTime() - NANOSECONDS_BETWEEN_READS);
    private volatile List<JsonWebKey> keys = List.of();

    /**
     * Creates the source of keys; {@link #refresh} reads them.
     *
     * @param source an https URL or a file
     * @param executor executor that may block
     */
    public IssuerKeys(String source, Executor executor) {
        remote = source.startsWith("http:") || source.startsWith("https:") ? URI.create(source) : null;
        if (remote != null && source.startsWith("http:") && !LOOPBACK.contains(remote.getHost())) {
            throw new IllegalArgumentException(
                    "%s is %s: whoever is on the way could replace the keys; use https".formatted(KEY, source));
        }
        this.source = source;
        this.executor = executor;
    }

    /** Reads the keys. If that fails, the former keys stay and the log says why. */
    public void refresh() {
        lastRead.set(System.nanoTime());
        try {
            keys = List.copyOf(new JsonWebKeySet(read()).getJsonWebKeys());
        } catch (IOException | JoseException e) {
            LOG.errorf(
                    "cannot read the keys of %s, %s: %s; the former %d keys stay valid", KEY, source, e, keys.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String read() throws IOException, InterruptedException {
        if (remote == null) {
            return Files.readString(source.startsWith("file:") ? Path.of(URI.create(source)) : Path.of(source));
        }
        HttpRequest request = HttpRequest.newBuilder(remote).timeout(TIMEOUT).build();
        HttpResponse<String> response =
                client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (response.statusCode() != OK) {
            throw new IOException("the issuer answered with HTTP status " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public Key resolveKey(JsonWebSignature signature, List<JsonWebStructure> nesting) throws UnresolvableKeyException {
        try {
            JsonWebKey key = selector.select(signature, keys);
            if (key != null) {
                return key.getKey();
            }
        } catch (JoseException e) {
            throw new UnresolvableKeyException("the issuer's keys do not fit", e);
        }
        refreshSoon();
        throw new UnresolvableKeyException("the issuer has no such key");
    }

    private void refreshSoon() {
        long last = lastRead.get();
        long now = System.nanoTime();
        if (now - last >= NANOSECONDS_BETWEEN_READS && lastRead.compareAndSet(last, now)) {
            executor.execute(this::refresh);
        }
    }
}
