package ventral.render.object;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import ventral.contract.latent.Symmetry;
import ventral.platform.digest.Sha256;

/**
 * SHA-256 over a library's fields in a fixed order. Every text and array is preceded by its length, numbers are
 * big-endian and floats are their IEEE 754 bits, so that no two different libraries give the same bytes.
 */
final class LibraryDigest {

    private static final int CHUNK = 16_384;

    private final MessageDigest sha = Sha256.create();
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);

    static String of(ObjectLibrary library) {
        LibraryDigest digest = new LibraryDigest();
        digest.texts(library.categories());
        digest.number(library.models().size());
        library.models().forEach(digest::model);
        digest.number(library.pictures().size());
        library.pictures().forEach(texture -> digest.bytes(texture.rgb()));
        return digest.finish();
    }

    private void model(ObjectModel model) {
        text(model.name());
        number(model.category());
        Symmetry symmetry = model.symmetry();
        number(symmetry == null ? 0 : 1);
        if (symmetry != null) {
            symmetry(symmetry);
        }
        floats(model.mesh().vertices());
        ints(model.mesh().indices());
        number(model.mesh().materials().size());
        model.mesh().materials().forEach(this::material);
    }

    private void symmetry(Symmetry symmetry) {
        number(symmetry.x());
        number(symmetry.y());
        number(symmetry.z());
        number(symmetry.order());
    }

    private void material(Material material) {
        colour(material.dark());
        colour(material.bright());
        number(material.pattern());
        number(material.scale());
        number(material.roughness());
        number(material.metalness());
    }

    private void colour(Colour colour) {
        number(colour.red());
        number(colour.green());
        number(colour.blue());
    }

    private void texts(List<String> texts) {
        number(texts.size());
        texts.forEach(this::text);
    }

    private void text(String text) {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(byte[] bytes) {
        number(bytes.length);
        flush();
        sha.update(bytes);
    }

    private void floats(float[] floats) {
        number(floats.length);
        for (float value : floats) {
            number(value);
        }
    }

    private void ints(int[] ints) {
        number(ints.length);
        for (int value : ints) {
            number(value);
        }
    }

    private void number(float value) {
        number(Float.floatToIntBits(value));
    }

    private void number(int value) {
        if (chunk.remaining() < Integer.BYTES) {
            flush();
        }
        chunk.putInt(value);
    }

    private void flush() {
        sha.update(chunk.array(), 0, chunk.position());
        chunk.clear();
    }

    private String finish() {
        flush();
        return Sha256.hex(sha);
    }
}
