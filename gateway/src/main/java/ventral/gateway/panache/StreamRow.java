package ventral.gateway.panache;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.Stream;
import ventral.gateway.ledger.StreamState;

@Entity
@Table(name = "stream")
@SuppressWarnings("NullAway.Init")
class StreamRow extends FallibleRow {

    private static final List<Latent> LENGTHS = List.of(Latent.DISTANCE, Latent.TRANSLATION_X, Latent.TRANSLATION_Y);

    public @Nullable Instant createTime;
    public long seed;
    public long imageCount;
    public int imageSize;
    public int batchSize;
    public String state = StreamState.QUEUED.name();
    public long renderedImageCount;
    public String @Nullable [] categories;
    public String @Nullable [] identities;

    /** Mean and standard deviation of each length in turn, metres. */
    public double @Nullable [] moments;

    public @Nullable Instant updateTime;

    void want(Stream stream) {
        createTime = stream.createTime();
        sortKey = newestFirst(stream.createTime());
        seed = stream.spec().seed();
        imageCount = stream.spec().imageCount();
        imageSize = stream.spec().imageSize();
        batchSize = stream.spec().batchSize();
    }

    void report(Stream.Progress progress) {
        state = progress.state().name();
        renderedImageCount = progress.renderedImageCount();
        progress.latentSpace().ifPresent(this::setLatentSpace);
        setError(progress.error());
        updateTime = progress.updateTime().orElse(null);
    }

    @Override
    Stream value() {
        if (createTime == null) {
            throw new IllegalStateException(name + " is not known yet");
        }
        return new Stream(
                StreamName.parse(name),
                new StreamSpec(seed, imageCount, imageSize, batchSize),
                createTime,
                new Stream.Progress(
                        StreamState.valueOf(state),
                        renderedImageCount,
                        latentSpace(),
                        error(),
                        Optional.ofNullable(updateTime)));
    }

    private void setLatentSpace(LatentSpace space) {
        categories = space.categories().toArray(String[]::new);
        identities = space.identities().toArray(String[]::new);
        moments = LENGTHS.stream()
                .map(length -> space.moments().get(length))
                .flatMapToDouble(m -> DoubleStream.of(m.mean(), m.standardDeviation()))
                .toArray();
    }

    private Optional<LatentSpace> latentSpace() {
        if (categories == null || identities == null || moments == null) {
            return Optional.empty();
        }
        Map<Latent, Moments> ofLengths = new EnumMap<>(Latent.class);
        for (int i = 0; i < LENGTHS.size(); i++) {
            ofLengths.put(LENGTHS.get(i), new Moments(moments[2 * i], moments[2 * i + 1]));
        }
        return Optional.of(new LatentSpace(List.of(categories), List.of(identities), ofLengths));
    }
}
