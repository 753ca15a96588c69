package ventral.gateway.panache.row;

import static java.util.stream.Collectors.toSet;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ventral.contract.latent.Latent;
import ventral.contract.latent.LatentGroup;
import ventral.contract.latent.LatentSpace;
import ventral.contract.latent.LatentSpace.Moments;
import ventral.contract.latent.Symmetry;
import ventral.contract.name.StreamName;
import ventral.contract.spec.BackgroundKind;
import ventral.contract.spec.GeometryProfile;
import ventral.contract.spec.ImageOrigin;
import ventral.contract.spec.ImportSpec;
import ventral.contract.spec.MaterialRule;
import ventral.contract.spec.PixelEncoding;
import ventral.contract.spec.SceneSpec;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.ledger.model.StreamState;

@Entity
@Table(name = "stream")
@SuppressWarnings("NullAway.Init")
public class StreamRow extends FallibleRow {

    public @Nullable Instant createTime;
    public long seed;
    public long imageCount;
    public int imageSize;
    public int batchSize;
    public @Nullable String encoding;

    /** Scene columns, set for a rendered stream. */
    public @Nullable String library;

    public @Nullable String geometry;
    public @Nullable String materials;
    public String @Nullable [] backgrounds;

    /** A SceneSpec that holds only ranges; null in rows from before there were ranges. */
    public byte @Nullable [] ranges;

    /** Collections of panoramas and photographs; null in rows from before there were several. */
    public @Nullable String panoramas;

    public @Nullable String photographs;

    /** Digest of the imported image set's index; null for a rendered stream. */
    public @Nullable String importSha256;

    public String wish = ventral.gateway.ledger.model.Stream.DesiredState.RENDERED.name();

    /** State of the stream, derived from the intent and the reported status. */
    public String state = StreamState.QUEUED.name();

    public String reportedState = StreamState.QUEUED.name();
    public long renderedImageCount;
    public String digest = "";

    /** Groups of latents that the images have labels of. */
    public String @Nullable [] labelled;

    public String @Nullable [] categories;
    public String @Nullable [] identities;

    /** Latents that are the same in every image; null in rows from before there were fixed latents. */
    public String @Nullable [] fixed;

    /** Latents whose moments are known. */
    public String @Nullable [] momentLatents;

    /** Mean and standard deviation of each of these latents, metres or radians. */
    public double @Nullable [] moments;

    /** Five numbers per symmetry: identity, axis (x, y, z), order. */
    public double @Nullable [] symmetries;

    public @Nullable Instant updateTime;

    public void setIntent(ventral.gateway.ledger.model.Stream stream) {
        StreamSpec spec = stream.spec();
        createTime = stream.createTime();
        sortKey = newestFirst(stream.createTime());
        seed = spec.seed();
        imageCount = spec.imageCount();
        imageSize = spec.imageSize();
        batchSize = spec.batchSize();
        encoding = spec.encoding().name();
        wish = stream.desiredState().name();
        setOrigin(spec.origin());
        state = value().state().name();
    }

    public void setStatus(ventral.gateway.ledger.model.Stream.ReportedStatus progress) {
        reportedState = progress.state().name();
        renderedImageCount = progress.renderedImageCount();
        digest = progress.digest();
        LatentSpace space = progress.latentSpace();
        if (space != null) {
            setLatentSpace(space);
        }
        setError(progress.error());
        updateTime = progress.updateTime();
        state = createTime == null ? reportedState : value().state().name();
    }

    @Override
    public void resetStatus() {
        setStatus(ventral.gateway.ledger.model.Stream.ReportedStatus.NONE);
    }

    @Override
    public boolean isGone() {
        return state.equals(StreamState.DELETED.name());
    }

    @Override
    public ventral.gateway.ledger.model.Stream value() {
        if (createTime == null || encoding == null) {
            throw new IllegalStateException(name + " is not known yet");
        }
        return new ventral.gateway.ledger.model.Stream(
                StreamName.parse(name),
                new StreamSpec(seed, imageCount, imageSize, batchSize, origin(), PixelEncoding.valueOf(encoding)),
                ventral.gateway.ledger.model.Stream.DesiredState.valueOf(wish),
                createTime,
                new ventral.gateway.ledger.model.Stream.ReportedStatus(
                        StreamState.valueOf(reportedState),
                        renderedImageCount,
                        latentSpace(),
                        digest,
                        error(),
                        updateTime));
    }

    private void setOrigin(ImageOrigin origin) {
        if (origin instanceof ImportSpec imported) {
            importSha256 = imported.sha256();
        } else if (origin instanceof SceneSpec scenes) {
            importSha256 = null;
            library = scenes.library();
            geometry = scenes.geometry().name();
            materials = scenes.materials().name();
            backgrounds = scenes.backgrounds().stream().map(Enum::name).toArray(String[]::new);
            ranges = ProtobufColumns.bytes(scenes.ranges());
            panoramas = scenes.panoramas();
            photographs = scenes.photographs();
        }
    }

    private ImageOrigin origin() {
        if (importSha256 != null) {
            return new ImportSpec(importSha256);
        }
        if (library == null || geometry == null || materials == null || backgrounds == null) {
            throw new IllegalStateException(name + " has no origin");
        }
        return new SceneSpec(
                library,
                GeometryProfile.valueOf(geometry),
                MaterialRule.valueOf(materials),
                Stream.of(backgrounds).map(BackgroundKind::valueOf).toList(),
                ranges == null ? List.of() : ProtobufColumns.ranges(ranges),
                Objects.requireNonNullElse(panoramas, SceneSpec.DEFAULT_COLLECTION),
                Objects.requireNonNullElse(photographs, SceneSpec.DEFAULT_COLLECTION));
    }

    private void setLatentSpace(LatentSpace space) {
        labelled = space.groups().stream().map(Enum::name).sorted().toArray(String[]::new);
        fixed = space.fixed().stream().map(Enum::name).sorted().toArray(String[]::new);
        categories = space.categories().toArray(String[]::new);
        identities = space.identities().toArray(String[]::new);
        Map<Latent, Moments> known = new TreeMap<>(space.moments());
        momentLatents = known.keySet().stream().map(Enum::name).toArray(String[]::new);
        moments = known.values().stream()
                .flatMapToDouble(m -> DoubleStream.of(m.mean(), m.standardDeviation()))
                .toArray();
        symmetries = new TreeMap<>(space.symmetries())
                .entrySet().stream()
                        .flatMapToDouble(e -> DoubleStream.of(
                                e.getKey(),
                                e.getValue().x(),
                                e.getValue().y(),
                                e.getValue().z(),
                                e.getValue().order()))
                        .toArray();
    }

    private @Nullable LatentSpace latentSpace() {
        if (labelled == null
                || categories == null
                || identities == null
                || momentLatents == null
                || moments == null
                || symmetries == null) {
            return null;
        }
        Set<LatentGroup> groups = Stream.of(labelled).map(LatentGroup::valueOf).collect(toSet());
        Map<Latent, Moments> ofLatents = new EnumMap<>(Latent.class);
        for (int i = 0; i < momentLatents.length; i++) {
            ofLatents.put(Latent.valueOf(momentLatents[i]), new Moments(moments[2 * i], moments[2 * i + 1]));
        }
        Map<Integer, Symmetry> ofIdentities = new TreeMap<>();
        for (int i = 0; i < symmetries.length; i += 5) {
            ofIdentities.put(
                    (int) symmetries[i],
                    new Symmetry((float) symmetries[i + 1], (float) symmetries[i + 2], (float) symmetries[i + 3], (int)
                            symmetries[i + 4]));
        }
        Set<Latent> ofOneValue =
                fixed == null ? Set.of() : Stream.of(fixed).map(Latent::valueOf).collect(toSet());
        return new LatentSpace(groups, List.of(categories), List.of(identities), ofLatents, ofIdentities, ofOneValue);
    }
}
