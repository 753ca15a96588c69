package ventral.render.files;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectLibrary;
import ventral.render.object.ObjectModel;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackReport;
import ventral.render.pack.PackReport.ModelFinding;
import ventral.render.texture.Texture;

/** Reads a pack in the format of {@link LibraryWriter}. */
final class LibraryReader {

    private interface ElementReader<T> {

        T read(int place) throws IOException;
    }

    private final DataInputStream in;

    LibraryReader(DataInputStream in) {
        this.in = in;
    }

    ModelPack.LoadedPack read(String name) throws IOException {
        List<String> categories = list(place -> text());
        List<ObjectModel> models = list(this::model);
        List<Texture> pictures = list(place -> new Texture(bytes(3 * Texture.SIZE * Texture.SIZE)));
        PackReport report = new PackReport(list(place -> finding()), list(place -> finding()));
        return new ModelPack.LoadedPack(new ObjectLibrary(name, categories, models, pictures), report);
    }

    private ObjectModel model(int identity) throws IOException {
        String name = text();
        int category = in.readInt();
        Symmetry symmetry =
                in.readBoolean() ? new Symmetry(in.readFloat(), in.readFloat(), in.readFloat(), in.readInt()) : null;
        ByteBuffer vertices = array();
        float[] floats = new float[vertices.capacity() / Float.BYTES];
        vertices.asFloatBuffer().get(floats);
        ByteBuffer indices = array();
        int[] ints = new int[indices.capacity() / Integer.BYTES];
        indices.asIntBuffer().get(ints);
        return new ObjectModel(name, category, identity, new Mesh(floats, ints, list(place -> material())), symmetry);
    }

    private Material material() throws IOException {
        return new Material(colour(), colour(), in.readInt(), in.readFloat(), in.readFloat(), in.readFloat());
    }

    private Colour colour() throws IOException {
        return new Colour(in.readFloat(), in.readFloat(), in.readFloat());
    }

    private ModelFinding finding() throws IOException {
        return new ModelFinding(text(), in.readInt(), text());
    }

    private <T> List<T> list(ElementReader<T> part) throws IOException {
        int count = in.readInt();
        List<T> list = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            list.add(part.read(i));
        }
        return list;
    }

    private String text() throws IOException {
        return new String(array().array(), StandardCharsets.UTF_8);
    }

    private ByteBuffer array() throws IOException {
        return ByteBuffer.wrap(bytes(in.readInt()));
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("it ends too early");
        }
        return bytes;
    }
}
