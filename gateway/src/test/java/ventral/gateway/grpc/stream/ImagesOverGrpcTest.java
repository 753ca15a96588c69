package ventral.gateway.grpc.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ventral.api.v1.GetImageRequest;
import ventral.api.v1.Image;
import ventral.api.v1.Label;
import ventral.api.v1.ListImagesRequest;
import ventral.api.v1.ListImagesResponse;
import ventral.api.v1.StreamServiceGrpc;
import ventral.api.v1.StreamServiceGrpc.StreamServiceBlockingStub;
import ventral.contract.image.DamagedStreamException;
import ventral.contract.name.StreamName;
import ventral.contract.spec.StreamSpec;
import ventral.gateway.grpc.ApiServer;
import ventral.gateway.image.ImageLogUnavailableException;
import ventral.gateway.image.ImageReadersBusyException;
import ventral.gateway.ledger.model.Stream;
import ventral.gateway.ledger.model.StreamState;
import ventral.gateway.ledger.query.PageToken;
import ventral.gateway.testing.LedgerSamples;
import ventral.type.v1.Latent;

final class ImagesOverGrpcTest {

    private static final int COUNT = 100;

    private final ApiServer server = new ApiServer();
    private final StreamServiceBlockingStub streams = StreamServiceGrpc.newBlockingStub(server.channel);

    @BeforeEach
    void there_is_a_stream() {
        server.ledger.put(LedgerSamples.stream());
        server.ledger.report(LedgerSamples.STREAM, LedgerSamples.progress(StreamState.RENDERING, COUNT));
        server.images.fill(LedgerSamples.STREAM, COUNT);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void page_after_page_gives_every_image_once_first_to_last() {
        List<Long> walked = new ArrayList<>();
        ListImagesRequest.Builder request = request().setPageSize(30);
        ListImagesResponse page;
        do {
            page = streams.listImages(request.build());
            page.getImagesList().forEach(image -> walked.add(image.getIndex()));
            request.setPageToken(page.getNextPageToken());
        } while (!page.getNextPageToken().isEmpty());
        assertThat(walked)
                .containsExactlyElementsOf(
                        IntStream.range(0, COUNT).mapToObj(Long::valueOf).toList());
    }

    @Test
    void a_page_has_sixteen_images_unless_more_are_asked_for_and_never_over_sixty_four() {
        assertThat(streams.listImages(request().build()).getImagesCount()).isEqualTo(16);
        assertThat(streams.listImages(request().setPageSize(1000).build()).getImagesCount())
                .isEqualTo(64);
    }

    @Test
    void images_can_be_skipped_from_the_start_and_from_a_token_on() {
        ListImagesResponse first =
                streams.listImages(request().setSkip(50).setPageSize(2).build());
        assertThat(first.getImagesList()).extracting(Image::getIndex).containsExactly(50L, 51L);
        ListImagesResponse second = streams.listImages(request()
                .setPageToken(first.getNextPageToken())
                .setSkip(10)
                .setPageSize(1)
                .build());
        assertThat(second.getImagesList()).extracting(Image::getIndex).containsExactly(62L);
        assertThat(streams.listImages(request().setSkip(COUNT).build()))
                .isEqualTo(ListImagesResponse.getDefaultInstance());
    }

    @Test
    void an_image_has_its_picture_and_every_label_with_unit_or_name() {
        Image image = streams.getImage(
                GetImageRequest.newBuilder().setName("streams/s1/images/50").build());
        assertThat(image.getName()).isEqualTo("streams/s1/images/50");
        assertThat(image.getImageSize()).isEqualTo(32);
        assertThat(image.getPng().substring(1, 4).toStringUtf8()).isEqualTo("PNG");
        assertThat(image.getLabelsList())
                .hasSize(8)
                .contains(
                        Label.newBuilder()
                                .setLatent(Latent.LATENT_DISTANCE)
                                .setValue(2)
                                .setUnit("m")
                                .build(),
                        Label.newBuilder()
                                .setLatent(Latent.LATENT_ROTATION_YAW)
                                .setValue((float) -Math.PI / 2)
                                .setUnit("rad")
                                .build(),
                        Label.newBuilder()
                                .setLatent(Latent.LATENT_CATEGORY)
                                .setValue(2)
                                .setClassName("tree")
                                .build());
    }

    @Test
    void what_is_asked_wrongly_is_named_by_its_path() {
        assertRefused(request().setParent("runs/s1"), Code.INVALID_ARGUMENT, "parent: ");
        assertRefused(
                request().setPageSize(-1),
                Code.INVALID_ARGUMENT,
                "page_size -1 is negative: pass 1 to 64, or 0 for 16");
        assertRefused(request().setSkip(-1), Code.INVALID_ARGUMENT, "skip -1 is negative");
        server.ledger.put(Stream.queued(new StreamName("s2"), StreamSpec.rendered(7, 640, 64, 64), LedgerSamples.NOON));
        for (String forged : List.of("-5", "9223372036854775807", "first")) {
            assertRefused(
                    request().setPageToken(PageToken.encode(List.of("images", "streams/s1"), forged)),
                    Code.INVALID_ARGUMENT,
                    "page_token: ");
        }
        String token = streams.listImages(request().build()).getNextPageToken();
        assertRefused(
                request().setParent("streams/s2").setPageToken(token),
                Code.INVALID_ARGUMENT,
                "does not belong to this list");
    }

    @Test
    void a_stream_or_an_image_that_is_not_there_is_named_with_its_type() throws InvalidProtocolBufferException {
        Status noStream = refused(
                Code.NOT_FOUND,
                () -> streams.listImages(request().setParent("streams/s9").build()));
        assertThat(noStream.getDetails(1).unpack(ResourceInfo.class).getResourceType())
                .isEqualTo("ventral.dev/Stream");
        Status noImage = refused(
                Code.NOT_FOUND,
                () -> streams.getImage(GetImageRequest.newBuilder()
                        .setName("streams/s1/images/100")
                        .build()));
        assertThat(noImage.getMessage()).isEqualTo("streams/s1/images/100 does not exist");
        assertThat(noImage.getDetails(1).unpack(ResourceInfo.class).getResourceType())
                .isEqualTo("ventral.dev/Image");
    }

    @Test
    void what_goes_by_is_to_be_asked_again_and_what_is_damaged_is_said() throws InvalidProtocolBufferException {
        server.images.fail(new ImageReadersBusyException("two look already"));
        Status busy = refused(
                Code.RESOURCE_EXHAUSTED, () -> streams.listImages(request().build()));
        assertThat(busy.getDetails(0).unpack(ErrorInfo.class).getReason()).isEqualTo("IMAGE_READERS_BUSY");
        assertThat(busy.getDetails(1).is(RetryInfo.class)).isTrue();
        server.images.fail(new ImageLogUnavailableException("no broker", new IllegalStateException()));
        Status unavailable =
                refused(Code.UNAVAILABLE, () -> streams.listImages(request().build()));
        assertThat(unavailable.getDetails(0).unpack(ErrorInfo.class).getReason())
                .isEqualTo("IMAGE_LOG_UNAVAILABLE");
        assertThat(unavailable.getDetails(1).is(RetryInfo.class)).isTrue();
        server.images.fail(new DamagedStreamException("batch 3 of streams/s1 is damaged"));
        assertRefused(request(), Code.DATA_LOSS, "batch 3 of streams/s1 is damaged");
    }

    private void assertRefused(ListImagesRequest.Builder request, Code code, String words) {
        assertThat(refused(code, () -> streams.listImages(request.build())).getMessage())
                .contains(words);
    }

    private static Status refused(Code code, Runnable call) {
        StatusRuntimeException failure = catchThrowableOfType(StatusRuntimeException.class, call::run);
        assertThat(failure.getStatus().getCode()).isEqualTo(code);
        return Objects.requireNonNull(StatusProto.fromThrowable(failure));
    }

    private static ListImagesRequest.Builder request() {
        return ListImagesRequest.newBuilder().setParent("streams/s1");
    }
}
