package ventral.render.assimp;

import static org.lwjgl.assimp.Assimp.AI_SCENE_FLAGS_INCOMPLETE;
import static org.lwjgl.assimp.Assimp.aiGetErrorString;
import static org.lwjgl.assimp.Assimp.aiImportFileEx;
import static org.lwjgl.assimp.Assimp.aiProcess_SortByPType;
import static org.lwjgl.assimp.Assimp.aiProcess_Triangulate;
import static org.lwjgl.assimp.Assimp.aiReleaseImport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lwjgl.assimp.AIScene;
import ventral.render.conversion.ImportedMaterial;
import ventral.render.conversion.ImportedModel;
import ventral.render.conversion.RefusedModelException;
import ventral.render.pack.ModelReader;
import ventral.render.pack.PackFiles;

/** Reads OBJ with MTL, glTF and GLB files. */
public final class AssimpModelReader implements ModelReader {

    /** Lock for Assimp, which stores its last error in one place for all threads. */
    private static final Object ONE_AT_A_TIME = new Object();

    /** Assimp's validation is left out: it refuses lines in valid OBJ files. Indices are checked when they are read. */
    private static final int STEPS = aiProcess_Triangulate | aiProcess_SortByPType;

    private static final Set<String> FORMATS = Set.of("obj", "gltf", "glb");

    private final ModelLimits limits;

    public AssimpModelReader() {
        this(ModelLimits.DEFAULT);
    }

    AssimpModelReader(ModelLimits limits) {
        this.limits = limits;
    }

    @Override
    public ImportedModel read(PackFiles files, String model) throws RefusedModelException {
        String format = model.substring(model.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (!FORMATS.contains(format)) {
            throw new RefusedModelException("%s is not a file of type .obj, .gltf or .glb".formatted(model));
        }
        byte[] content =
                files.read(model).orElseThrow(() -> new RefusedModelException("there is no file %s".formatted(model)));
        if (format.equals("glb") || GlbContainer.matches(content)) {
            GlbContainer.check(content, model);
        }
        List<String> warnings = new ArrayList<>();
        try (AssimpFileSystem fileSystem = new AssimpFileSystem(files, model)) {
            AIScene scene = open(model, fileSystem);
            try {
                if (scene.mNumMeshes() == 0 || (scene.mFlags() & AI_SCENE_FLAGS_INCOMPLETE) != 0) {
                    throw new RefusedModelException("%s holds no mesh".formatted(model));
                }
                fileSystem.missing().forEach(path -> warnings.add("%s is missing".formatted(path)));
                AssimpMaterialReader surfaces = new AssimpMaterialReader(scene, files, model, warnings);
                List<ImportedMaterial> materials = surfaces.read();
                return new AssimpMeshReader(scene, limits).collect(materials, warnings);
            } finally {
                aiReleaseImport(scene);
            }
        }
    }

    private static AIScene open(String model, AssimpFileSystem fileSystem) throws RefusedModelException {
        synchronized (ONE_AT_A_TIME) {
            AIScene scene = aiImportFileEx(model, STEPS, fileSystem.io());
            try {
                fileSystem.rethrowFailure();
            } catch (RuntimeException | Error e) {
                if (scene != null) {
                    aiReleaseImport(scene);
                }
                throw e;
            }
            if (scene == null) {
                throw new RefusedModelException("%s cannot be read: %s".formatted(model, aiGetErrorString()));
            }
            return scene;
        }
    }
}
