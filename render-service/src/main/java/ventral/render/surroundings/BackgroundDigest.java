package ventral.render.surroundings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import ventral.contract.spec.BackgroundKind;
import ventral.platform.digest.Sha256;

/** SHA-256 over the kinds of backgrounds and their images. Every text is preceded by its length. */
final class BackgroundDigest {

    private final MessageDigest sha = Sha256.create();

    private BackgroundDigest() {}

    static String of(BackgroundImages backdrops, List<BackgroundKind> kinds) {
        BackgroundDigest digest = new BackgroundDigest();
        for (BackgroundKind kind : kinds) {
            digest.text(kind.name());
            switch (kind) {
                case ROOM -> {}
                case PANORAMA -> backdrops.panoramas().forEach(digest::panorama);
                case PHOTOGRAPH -> backdrops.photographs().forEach(digest::photograph);
            }
        }
        return Sha256.hex(digest.sha);
    }

    private void panorama(Panorama panorama) {
        text(panorama.name());
        number(panorama.width());
        number(panorama.height());
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * panorama.radiance().length);
        bytes.asFloatBuffer().put(panorama.radiance());
        sha.update(bytes);
    }

    private void photograph(Photograph photograph) {
        text(photograph.name());
        number(Float.floatToIntBits(photograph.aspect()));
        sha.update(photograph.rgb());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        sha.update(bytes);
    }

    private void number(int number) {
        sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, number));
    }
}
