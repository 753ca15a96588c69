package ventral.gateway.jose4j;

import java.io.IOException;
import java.security.Key;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Provides the public keys of an issuer, from its JSON web key set. Verification never waits for the issuer: a token
 * with an unknown key cannot be verified at first, and the keys are read again meanwhile.
 */
public final class IssuerKeys implements VerificationKeyResolver {

    private static final Logger LOG = Logger.getLogger(IssuerKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final long NANOSECONDS_BETWEEN_READS = Duration.ofSeconds(10).toNanos();

    private final String source;
    private final KeySetReader reader;
    private final Executor executor;
    private final VerificationJwkSelector selector = new VerificationJwkSelector();
    private final AtomicBoolean isRefreshing = new AtomicBoolean();
    private volatile long lastRead = System.nanoTime() - NANOSECONDS_BETWEEN_READS;
    private volatile boolean hasKeys;
    private volatile List<JsonWebKey> keys = List.of();

    /**
     * Creates the source of keys; {@link #refresh} reads them.
     *
     * @param source an https URL or a file
     * @param executor executor that may block
     */
    public IssuerKeys(String source, Executor executor) {
        this.source = source;
        this.executor = executor;
        reader = new KeySetReader(source, TIMEOUT);
    }

    /** Reads the keys, unless they are being read. If that fails, the former keys stay and the log says why. */
    public void refresh() {
        if (isRefreshing.compareAndSet(false, true)) {
            read();
        }
    }

    private void read() {
        try {
            keys = List.copyOf(new JsonWebKeySet(reader.read()).getJsonWebKeys());
            hasKeys = true;
        } catch (IOException | JoseException | RuntimeException e) {
            // A key set of another shape is a ClassCastException of jose4j.
            LOG.errorf(
                    "cannot read the keys of %s, %s: %s; the former %d keys stay valid",
                    KeySetReader.KEY, source, e, keys.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lastRead = System.nanoTime();
            isRefreshing.set(false);
        }
    }

    /**
     * Finds the key of a signature.
     *
     * @throws KeysPendingException if the keys are being read, or could not be read since the start
     */
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
        if (isRefreshStarted() || !hasKeys) {
            throw new KeysPendingException();
        }
        throw new UnresolvableKeyException("the issuer has no such key");
    }

    /** Starts a refresh if the last one is not recent, and returns whether one has been started or is in progress. */
    private boolean isRefreshStarted() {
        if (System.nanoTime() - lastRead < NANOSECONDS_BETWEEN_READS) {
            return isRefreshing.get();
        }
        if (isRefreshing.compareAndSet(false, true)) {
            try {
                executor.execute(this::read);
            } catch (RejectedExecutionException e) {
                isRefreshing.set(false);
                LOG.debugf("the keys are not read, because the gateway stops: %s", e);
            }
        }
        return true;
    }
}
