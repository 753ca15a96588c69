package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_FLOAT;
import static org.lwjgl.opengl.GL45C.GL_TRIANGLES;
import static org.lwjgl.opengl.GL45C.GL_UNSIGNED_INT;
import static org.lwjgl.opengl.GL45C.glBindVertexArray;
import static org.lwjgl.opengl.GL45C.glCreateBuffers;
import static org.lwjgl.opengl.GL45C.glCreateVertexArrays;
import static org.lwjgl.opengl.GL45C.glDrawElementsBaseVertex;
import static org.lwjgl.opengl.GL45C.glEnableVertexArrayAttrib;
import static org.lwjgl.opengl.GL45C.glNamedBufferStorage;
import static org.lwjgl.opengl.GL45C.glVertexArrayAttribBinding;
import static org.lwjgl.opengl.GL45C.glVertexArrayAttribFormat;
import static org.lwjgl.opengl.GL45C.glVertexArrayElementBuffer;
import static org.lwjgl.opengl.GL45C.glVertexArrayVertexBuffer;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.system.MemoryUtil;
import ventral.render.scene.Mesh;
import ventral.render.scene.ObjectModel;

/** Every mesh of a library in one vertex array. */
final class MeshBuffer {

    private record Range(int firstIndex, int indexCount, int firstVertex) {}

    private static final int[] ATTRIBUTE_WIDTHS = {3, 3, 2, 1};

    private final List<Range> ranges = new ArrayList<>();

    /** Uploads the meshes and leaves them bound. */
    MeshBuffer(List<ObjectModel> models) {
        int vertexCount = 0;
        int indexCount = 0;
        for (ObjectModel model : models) {
            Mesh mesh = model.mesh();
            ranges.add(new Range(indexCount, mesh.indices().length, vertexCount));
            vertexCount += mesh.vertexCount();
            indexCount += mesh.indices().length;
        }
        FloatBuffer vertices = MemoryUtil.memAllocFloat(vertexCount * Mesh.STRIDE);
        IntBuffer indices = MemoryUtil.memAllocInt(indexCount);
        try {
            models.forEach(model -> {
                vertices.put(model.mesh().vertices());
                indices.put(model.mesh().indices());
            });
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

    void draw(ObjectModel model) {
        Range range = ranges.get(model.identity());
        glDrawElementsBaseVertex(
                GL_TRIANGLES,
                range.indexCount(),
                GL_UNSIGNED_INT,
                (long) range.firstIndex() * Integer.BYTES,
                range.firstVertex());
    }
}
