package ventral.render.files;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import ventral.contract.latent.Symmetry;
import ventral.render.object.Colour;
import ventral.render.object.Material;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectModel;
import ventral.render.pack.ModelPack;
import ventral.render.pack.PackReport.ModelFinding;
import ventral.render.texture.Texture;

/**
 * Writes a pack in the format that {@link LibraryReader} reads: lists and arrays preceded by their length, numbers
 * big-endian.
 */
final class LibraryWriter {

    private final DataOutputStream out;

    LibraryWriter(DataOutputStream out) {
        this.out = out;
    }

    void write(ModelPack.LoadedPack read) throws IOException {
        out.writeInt(read.library().categories().size());
        for (String category : read.library().categories()) {
            text(category);
        }
        out.writeInt(read.library().models().size());
        for (ObjectModel model : read.library().models()) {
            model(model);
        }
        out.writeInt(read.library().pictures().size());
        for (Texture texture : read.library().pictures()) {
            out.write(texture.rgb());
        }
        findings(read.report().refused());
        findings(read.report().warnings());
    }

    private void model(ObjectModel model) throws IOException {
        text(model.name());
        out.writeInt(model.category());
        Symmetry symmetry = model.symmetry();
        out.writeBoolean(symmetry != null);
        if (symmetry != null) {
            out.writeFloat(symmetry.x());
            out.writeFloat(symmetry.y());
            out.writeFloat(symmetry.z());
            out.writeInt(symmetry.order());
        }
        Mesh mesh = model.mesh();
        ByteBuffer vertices = ByteBuffer.allocate(Float.BYTES * mesh.vertices().length);
        vertices.asFloatBuffer().put(mesh.vertices());
        array(vertices);
        ByteBuffer indices = ByteBuffer.allocate(Integer.BYTES * mesh.indices().length);
        indices.asIntBuffer().put(mesh.indices());
        array(indices);
        out.writeInt(mesh.materials().size());
        for (Material material : mesh.materials()) {
            colour(material.dark());
            colour(material.bright());
            out.writeInt(material.pattern());
            out.writeFloat(material.scale());
            out.writeFloat(material.roughness());
            out.writeFloat(material.metalness());
        }
    }

    private void colour(Colour colour) throws IOException {
        out.writeFloat(colour.red());
        out.writeFloat(colour.green());
        out.writeFloat(colour.blue());
    }

    private void findings(List<ModelFinding> findings) throws IOException {
        out.writeInt(findings.size());
        for (ModelFinding finding : findings) {
            text(finding.model());
            out.writeInt(finding.line());
            text(finding.text());
        }
    }

    private void array(ByteBuffer bytes) throws IOException {
        out.writeInt(bytes.capacity());
        out.write(bytes.array());
    }

    private void text(String text) throws IOException {
        array(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
