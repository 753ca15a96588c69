package ventral.cli.grpc;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.DeleteStreamRequest;
import ventral.api.v1.GetStreamRequest;
import ventral.api.v1.Image;
import ventral.api.v1.ListImagesRequest;
import ventral.api.v1.ListImagesResponse;
import ventral.api.v1.ListStreamsRequest;
import ventral.api.v1.ListStreamsResponse;
import ventral.api.v1.PauseStreamRequest;
import ventral.api.v1.ResumeStreamRequest;
import ventral.api.v1.Stream;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.WatchStreamsRequest;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.contract.wire.SpecMapper;

/** Client of the stream service. Every call fails with {@link GatewayException}. */
public final class StreamClient {

    private final GatewayChannel gateway;

    StreamClient(GatewayChannel gateway) {
        this.gateway = gateway;
    }

    public Stream create(StreamName name, StreamSpec spec) {
        return create(name, spec, false);
    }

    /** Returns the stream that would be created, without creating it. */
    public Stream validate(StreamName name, StreamSpec spec) {
        return create(name, spec, true);
    }

    private Stream create(StreamName name, StreamSpec spec, boolean validateOnly) {
        return gateway.call(() -> inTime().createStream(CreateStreamRequest.newBuilder()
                .setStreamId(name.id())
                .setStream(Stream.newBuilder().setSpec(SpecMapper.toWire(spec)))
                .setValidateOnly(validateOnly)
                .build()));
    }

    public Optional<Stream> find(StreamName name) {
        return gateway.find(() -> get(name));
    }

    public Stream get(StreamName name) {
        return gateway.call(() -> inTime().getStream(
                        GetStreamRequest.newBuilder().setName(name.toString()).build()));
    }

    public Stream pause(StreamName name) {
        return gateway.call(() -> inTime().pauseStream(
                        PauseStreamRequest.newBuilder().setName(name.toString()).build()));
    }

    public Stream resume(StreamName name) {
        return gateway.call(() -> inTime().resumeStream(ResumeStreamRequest.newBuilder()
                .setName(name.toString())
                .build()));
    }

    /** Deletes a stream; returns before its images are deleted. */
    public void delete(StreamName name) {
        delete(name, false);
    }

    /** Checks that a stream can be deleted, without deleting it; fails if it cannot. */
    public void validateDelete(StreamName name) {
        delete(name, true);
    }

    private void delete(StreamName name, boolean validateOnly) {
        gateway.call(() -> inTime().deleteStream(DeleteStreamRequest.newBuilder()
                .setName(name.toString())
                .setValidateOnly(validateOnly)
                .build()));
    }

    /**
     * Watches streams: the current ones, then each that changes.
     *
     * @param filter see {@code WatchStreamsRequest.filter}; empty for every stream
     */
    public ResourceWatcher<Stream> watch(String filter) {
        return new ResourceWatcher<>(
                gateway.address(),
                (token, listener) -> gateway.withBackoffReset(StreamServiceGrpc.newBlockingStub(gateway.channel()))
                        .watchStreams(WatchStreamsRequest.newBuilder()
                                .setFilter(filter)
                                .setResumeToken(token)
                                .build())
                        .forEachRemaining(answer -> listener.accept(new ResourceWatcher.WatchEvent<>(
                                answer.hasStream() ? answer.getStream() : null, answer.getResumeToken()))),
                Stream::getName);
    }

    public List<Stream> list() {
        return list("", "");
    }

    /**
     * Lists streams.
     *
     * @param filter see {@code ListStreamsRequest.filter}; empty for every stream
     * @param orderBy see {@code ListStreamsRequest.order_by}; empty for the newest first
     */
    public List<Stream> list(String filter, String orderBy) {
        var request = ListStreamsRequest.newBuilder()
                .setPageSize(GatewayChannel.PAGE_SIZE)
                .setFilter(filter)
                .setOrderBy(orderBy);
        return gateway.listAll(
                token -> inTime().listStreams(request.setPageToken(token).build()),
                ListStreamsResponse::getStreamsList,
                ListStreamsResponse::getNextPageToken);
    }

    /**
     * Passes images of a stream to a consumer, in order.
     *
     * @param first index of the first image
     * @param count maximum number of images
     */
    public void images(StreamName stream, int first, int count, Consumer<Image> each) {
        var request =
                ListImagesRequest.newBuilder().setParent(stream.toString()).setSkip(first);
        int left = count;
        while (left > 0) {
            request.setPageSize(left);
            ListImagesResponse page = gateway.call(() -> inTime().listImages(request.build()));
            page.getImagesList().forEach(each);
            left = page.getNextPageToken().isEmpty() ? 0 : left - page.getImagesCount();
            request.setSkip(0).setPageToken(page.getNextPageToken());
        }
    }

    private StreamServiceGrpc.StreamServiceBlockingStub inTime() {
        return GatewayChannel.withDeadline(StreamServiceGrpc.newBlockingStub(gateway.channel()));
    }
}
