package ventral.render.assimp;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Objects;
import org.joml.Matrix3f;
import org.joml.Matrix4f;
import org.joml.Vector3f;
import org.lwjgl.PointerBuffer;
import org.lwjgl.assimp.AIFace;
import org.lwjgl.assimp.AIMatrix4x4;
import org.lwjgl.assimp.AIMesh;
import org.lwjgl.assimp.AINode;
import org.lwjgl.assimp.AIScene;
import org.lwjgl.assimp.AIVector3D;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;

/** Collects every triangle of a scene, transformed by its nodes. */
final class AssimpMeshReader {

    private final AIScene scene;
    private final ModelLimits limits;
    private final FloatList positions = new FloatList();
    private final FloatList normals = new FloatList();
    private final FloatList places = new FloatList();
    private final FloatList surfaces = new FloatList();
    private int lines;
    private int nodeCount;
    private int triangleCount;

    AssimpMeshReader(AIScene scene, ModelLimits limits) {
        this.scene = scene;
        this.limits = limits;
    }

    /**
     * Returns the triangles.
     *
     * @throws RefusedModelException if the scene exceeds a limit
     */
    ImportedModel collect(List<ImportedMaterial> materials, List<String> warnings) throws RefusedModelException {
        visit(Objects.requireNonNull(scene.mRootNode()), new Matrix4f(), 1);
        if (lines > 0) {
            warnings.add("%d lines or points are left out".formatted(lines));
        }
        float[] indices = surfaces.all();
        int[] whole = new int[indices.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) indices[i];
        }
        return new ImportedModel(positions.all(), normals.all(), places.all(), whole, materials, warnings);
    }

    private void visit(AINode node, Matrix4f parent, int depth) throws RefusedModelException {
        requireAtMost(limits.nodeCount(), ++nodeCount, "nodes");
        requireAtMost(limits.depth(), depth, "nodes below each other");
        Matrix4f place = parent.mul(matrix(node.mTransformation()), new Matrix4f());
        for (int i = 0; i < node.mNumMeshes(); i++) {
            PointerBuffer meshes = Objects.requireNonNull(scene.mMeshes());
            add(AIMesh.create(meshes.get(Objects.requireNonNull(node.mMeshes()).get(i))), place);
        }
        for (int i = 0; i < node.mNumChildren(); i++) {
            visit(AINode.create(Objects.requireNonNull(node.mChildren()).get(i)), place, depth + 1);
        }
    }

    private static void requireAtMost(int limit, int count, String things) throws RefusedModelException {
        if (count > limit) {
            throw new RefusedModelException(
                    "the model has more than %d %s; simplify it before it is added".formatted(limit, things));
        }
    }

    private void add(AIMesh mesh, Matrix4f place) throws RefusedModelException {
        if (mesh.mNumFaces() == 0) {
            return; // its pointer to faces is null
        }
        Matrix3f turn = place.normal(new Matrix3f());
        boolean mirrored = place.determinant3x3() < 0;
        AIFace.Buffer faces = mesh.mFaces();
        AIVector3D.Buffer corners = mesh.mVertices();
        AIVector3D.Buffer across = mesh.mNormals();
        AIVector3D.Buffer texture = mesh.mTextureCoords(0);
        Vector3f v = new Vector3f();
        for (int f = 0; f < mesh.mNumFaces(); f++) {
            IntBuffer indices = faces.get(f).mIndices();
            if (indices.remaining() != 3) {
                lines++;
                continue;
            }
            requireAtMost(limits.triangleCount(), ++triangleCount, "triangles");
            surfaces.add(mesh.mMaterialIndex());
            for (int k = 0; k < 3; k++) {
                int i = indices.get(mirrored ? 2 - k : k);
                positions.add(place.transformPosition(set(v, corners.get(i))));
                normals.add(across == null ? v.zero() : turn.transform(set(v, across.get(i))));
                places.add(texture == null ? Float.NaN : texture.get(i).x());
                places.add(texture == null ? Float.NaN : 1 - texture.get(i).y());
            }
        }
    }

    private static Vector3f set(Vector3f v, AIVector3D from) {
        return v.set(from.x(), from.y(), from.z());
    }

    private static Matrix4f matrix(AIMatrix4x4 m) {
        return new Matrix4f(
                m.a1(), m.b1(), m.c1(), m.d1(), m.a2(), m.b2(), m.c2(), m.d2(), m.a3(), m.b3(), m.c3(), m.d3(), m.a4(),
                m.b4(), m.c4(), m.d4());
    }
}
