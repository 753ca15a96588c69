package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;
import ventral.render.object.Mesh;
import ventral.render.object.ObjectModel;

/** Holds every mesh of a library, in all its levels of detail, in one vertex array. */
final class MeshBuffer {

    private record IndexRange(int firstIndex, int indexCount, int firstVertex, float error) {}

    private static final int[] ATTRIBUTE_WIDTHS = {3, 3, 2, 1};

    /** Index ranges by identity, from fine to coarse. */
    private final List<List<IndexRange>> ranges = new ArrayList<>();

    /** Uploads the meshes and leaves them bound. */
    MeshBuffer(List<ObjectModel> models) {
        List<List<DetailLevel>> levels = models.parallelStream()
                .map(model -> DetailLevel.of(model.mesh()))
                .toList();
        int firstVertex = 0;
        int firstIndex = 0;
        for (int i = 0; i < models.size(); i++) {
            List<IndexRange> ofModel = new ArrayList<>();
            for (DetailLevel level : levels.get(i)) {
                ofModel.add(new IndexRange(firstIndex, level.indices().length, firstVertex, level.error()));
                firstIndex += level.indices().length;
            }
            ranges.add(ofModel);
            firstVertex += models.get(i).mesh().vertexCount();
        }
        FloatBuffer vertices = MemoryUtil.memAllocFloat(firstVertex * Mesh.STRIDE);
        IntBuffer indices = MemoryUtil.memAllocInt(firstIndex);
        try {
            models.forEach(model -> vertices.put(model.mesh().vertices()));
            levels.forEach(ofModel -> ofModel.forEach(level -> indices.put(level.indices())));
            bind(vertices.flip(), indices.flip());
        } finally {
            MemoryUtil.memFree(vertices);
            MemoryUtil.memFree(indices);
        }
    }

    private static void bind(FloatBuffer vertices, IntBuffer indices) {
        int vertexBuffer = glCreateBuffers();
        int indexBuffer = glCreateBuffers();
        glNamedBufferStorage(vertexBuffer, vertices, 0);
        glNamedBufferStorage(indexBuffer, indices, 0);
        int array = glCreateVertexArrays();
        glVertexArrayVertexBuffer(array, 0, vertexBuffer, 0, Mesh.STRIDE * Float.BYTES);
        glVertexArrayElementBuffer(array, indexBuffer);
        int offset = 0;
        for (int i = 0; i < ATTRIBUTE_WIDTHS.length; i++) {
            glEnableVertexArrayAttrib(array, i);
            glVertexArrayAttribFormat(array, i, ATTRIBUTE_WIDTHS[i], GL_FLOAT, false, offset);
            glVertexArrayAttribBinding(array, i, 0);
            offset += ATTRIBUTE_WIDTHS[i] * Float.BYTES;
        }
        glBindVertexArray(array);
    }

    /**
     * Draws a model in its coarsest acceptable level of detail.
     *
     * @param error greatest acceptable distance from the model's surface, in bounding radii
     */
    void draw(ObjectModel model, float error) {
        List<IndexRange> fineToCoarse = ranges.get(model.identity());
        IndexRange range = fineToCoarse.get(0);
        for (IndexRange coarser : fineToCoarse) {
            range = coarser.error() <= error ? coarser : range;
        }
        glDrawElementsBaseVertex(
                GL_TRIANGLES,
                range.indexCount(),
                GL_UNSIGNED_INT,
                (long) range.firstIndex() * Integer.BYTES,
                range.firstVertex());
    }
}
