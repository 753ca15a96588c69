package ventral.gateway.grpc;

import com.google.protobuf.Empty;
import io.grpc.stub.StreamObserver;
import io.quarkus.grpc.GrpcService;
import io.smallrye.common.annotation.Blocking;
import java.util.List;
import java.util.Set;
import ventral.api.v1.CreateStreamRequest;
import ventral.api.v1.DeleteStreamRequest;
import ventral.api.v1.GetImageRequest;
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
import ventral.api.v1.WatchStreamsResponse;
import ventral.contract.name.ImageName;
import ventral.contract.name.StreamName;
import ventral.contract.wire.Specs;
import ventral.gateway.image.ImagePages;
import ventral.gateway.ledger.Filter;
import ventral.gateway.ledger.ListOrder;
import ventral.gateway.ledger.Orders;
import ventral.gateway.ledger.Page;
import ventral.gateway.ledger.Table;

/** Serves streams and their images. */
@GrpcService
@Blocking
class StreamService extends StreamServiceGrpc.StreamServiceImplBase {

    private static final Set<String> LIST_FIELDS = Set.of("state");
    private static final Set<String> WATCH_FIELDS = Set.of("name", "state");

    private final Calls calls;
    private final Watches watches;
    private final Orders orders;
    private final ImagePages images;

    StreamService(Calls calls, Watches watches, Orders orders, ImagePages images) {
        this.calls = calls;
        this.watches = watches;
        this.orders = orders;
        this.images = images;
    }

    @Override
    public void createStream(CreateStreamRequest request, StreamObserver<Stream> caller) {
        calls.answer(caller, () -> {
            Fields.require(request.getStream().hasSpec(), "stream.spec");
            var creation = Creation.of(
                    "stream_id",
                    request.getStreamId(),
                    request.getRequestId(),
                    request.getValidateOnly(),
                    StreamName::new);
            var outcome = orders.createStream(
                    creation.name(),
                    Fields.read(
                            "stream.spec",
                            () -> Specs.fromWire(request.getStream().getSpec())),
                    creation.purpose());
            return StreamMessages.toWire(Errors.granted(outcome, "stream"));
        });
    }

    @Override
    public void getStream(GetStreamRequest request, StreamObserver<Stream> caller) {
        calls.answer(caller, () -> {
            return StreamMessages.toWire(calls.get(Table.STREAMS, name(request.getName())));
        });
    }

    @Override
    public void listStreams(ListStreamsRequest request, StreamObserver<ListStreamsResponse> caller) {
        calls.answer(caller, () -> {
            ListOrder order = Calls.order(request.getOrderBy(), Table.STREAMS);
            Paging paging = Paging.of(
                    request.getPageSize(), request.getPageToken(), "streams", request.getFilter(), order.toString());
            var page = calls.list(Table.STREAMS, filter(request.getFilter(), LIST_FIELDS), order, paging);
            return ListStreamsResponse.newBuilder()
                    .addAllStreams(
                            page.rows().stream().map(StreamMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void pauseStream(PauseStreamRequest request, StreamObserver<Stream> caller) {
        calls.answer(
                caller,
                () -> StreamMessages.toWire(Errors.granted(orders.pauseStream(name(request.getName())), "stream")));
    }

    @Override
    public void resumeStream(ResumeStreamRequest request, StreamObserver<Stream> caller) {
        calls.answer(
                caller,
                () -> StreamMessages.toWire(Errors.granted(orders.resumeStream(name(request.getName())), "stream")));
    }

    @Override
    public void deleteStream(DeleteStreamRequest request, StreamObserver<Empty> caller) {
        calls.answer(caller, () -> {
            Errors.granted(
                    orders.deleteStream(name(request.getName()), Calls.purpose(request.getValidateOnly())), "stream");
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void getImage(GetImageRequest request, StreamObserver<Image> caller) {
        calls.answer(caller, () -> {
            ImageName name = Fields.read("name", request.getName(), ImageName::parse);
            return ImageMessages.toWire(
                    Calls.orNotFound(images.find(calls.get(Table.STREAMS, name.stream()), name.index()), name));
        });
    }

    @Override
    public void listImages(ListImagesRequest request, StreamObserver<ListImagesResponse> caller) {
        calls.answer(caller, () -> {
            Paging paging = Paging.of(
                    Fields.read(
                            "page_size",
                            () -> Page.size(request.getPageSize(), ImagePages.DEFAULT_SIZE, ImagePages.MAX_SIZE)),
                    request.getPageToken(),
                    List.of("images", request.getParent()));
            StreamName parent = Fields.read("parent", request.getParent(), StreamName::parse);
            var page =
                    images.page(calls.get(Table.STREAMS, parent), paging.firstIndex(request.getSkip()), paging.size());
            return ListImagesResponse.newBuilder()
                    .addAllImages(
                            page.rows().stream().map(ImageMessages::toWire).toList())
                    .setNextPageToken(paging.next(page))
                    .build();
        });
    }

    @Override
    public void watchStreams(WatchStreamsRequest request, StreamObserver<WatchStreamsResponse> caller) {
        watches.open(
                caller,
                request.getResumeToken(),
                () -> new Watched<>(
                        Table.STREAMS,
                        filter(request.getFilter(), WATCH_FIELDS),
                        (stream, token) -> WatchStreamsResponse.newBuilder()
                                .setStream(StreamMessages.toWire(stream))
                                .setResumeToken(token)
                                .build(),
                        token -> WatchStreamsResponse.newBuilder()
                                .setHeartbeat(Empty.getDefaultInstance())
                                .setResumeToken(token)
                                .build()));
    }

    private static StreamName name(String name) {
        return Fields.read("name", name, StreamName::parse);
    }

    private static Filter filter(String words, Set<String> fields) {
        return Fields.read("filter", words, text -> Filter.parse(text, Table.STREAMS, fields));
    }
}
