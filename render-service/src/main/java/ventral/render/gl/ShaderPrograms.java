package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.GL_COMPILE_STATUS;
import static org.lwjgl.opengl.GL45C.GL_FRAGMENT_SHADER;
import static org.lwjgl.opengl.GL45C.GL_LINK_STATUS;
import static org.lwjgl.opengl.GL45C.GL_VERTEX_SHADER;
import static org.lwjgl.opengl.GL45C.glAttachShader;
import static org.lwjgl.opengl.GL45C.glCompileShader;
import static org.lwjgl.opengl.GL45C.glCreateProgram;
import static org.lwjgl.opengl.GL45C.glCreateShader;
import static org.lwjgl.opengl.GL45C.glDeleteShader;
import static org.lwjgl.opengl.GL45C.glGetProgramInfoLog;
import static org.lwjgl.opengl.GL45C.glGetProgrami;
import static org.lwjgl.opengl.GL45C.glGetShaderInfoLog;
import static org.lwjgl.opengl.GL45C.glGetShaderi;
import static org.lwjgl.opengl.GL45C.glLinkProgram;
import static org.lwjgl.opengl.GL45C.glShaderSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import ventral.render.object.Material;
import ventral.render.scene.Scene;
import ventral.render.surroundings.Background;
import ventral.render.texture.TexturePattern;

/**
 * Compiles the shader programs. Programs that depend on the scene are compiled when the first scene of their kind is
 * drawn, one for each kind, because drivers on a CPU do not branch.
 */
final class ShaderPrograms {

    private static final String PANORAMA = "panorama.glsl";
    private static final String PHOTOGRAPH = "photograph.glsl";
    private static final String ROOM = "room.glsl";

    private final int shadow = program(List.of("shadow.vert"), List.of("shadow.frag"), "");
    private final int probe = program(List.of("object.vert"), List.of("probe.frag"), "");
    private final Map<String, Integer> backgrounds = new HashMap<>();
    private final Map<String, Integer> objects = new HashMap<>();

    int shadow() {
        return shadow;
    }

    int probe() {
        return probe;
    }

    /** Returns the program that draws a scene's background where its object cannot be visible. */
    int background(Scene scene) {
        return background(scene, "");
    }

    /** Returns the program that draws a scene's background and composites the object's samples over it. */
    int composite(Scene scene) {
        return background(scene, "#define OBJECT\n");
    }

    /** Compiles every shader file without definitions and with all, as a check of the driver. */
    void compileEach() {
        for (String kind : List.of(PANORAMA, PHOTOGRAPH, ROOM)) {
            background(kind, "");
            background(kind, "#define OBJECT\n");
        }
        object("");
        object("#define PANORAMA\n#define PATTERNS\n#define PICTURES\n");
    }

    private int background(Scene scene, String definitions) {
        if (scene.background() instanceof Background.PanoramaBackground) {
            return background(PANORAMA, definitions);
        }
        return background(
                scene.background() instanceof Background.PhotographBackground ? PHOTOGRAPH : ROOM, definitions);
    }

    private int background(String kind, String definitions) {
        return backgrounds.computeIfAbsent(
                definitions + kind,
                any -> program(List.of("background.vert"), List.of(kind, "background.frag"), definitions));
    }

    /** Returns the program that draws a scene's object, which looks up only the textures that its materials need. */
    int object(Scene scene) {
        StringBuilder definitions = new StringBuilder();
        if (scene.background() instanceof Background.PanoramaBackground) {
            definitions.append("#define PANORAMA\n");
        }
        if (scene.materials().stream().anyMatch(ShaderPrograms::hasPattern)) {
            definitions.append("#define PATTERNS\n");
        }
        if (scene.materials().stream().anyMatch(ShaderPrograms::hasPicture)) {
            definitions.append("#define PICTURES\n");
        }
        return object(definitions.toString());
    }

    private int object(String definitions) {
        return objects.computeIfAbsent(
                definitions, all -> program(List.of("object.vert"), List.of("object.frag"), all));
    }

    private static boolean hasPattern(Material material) {
        return !hasPicture(material) && !material.dark().equals(material.bright());
    }

    private static boolean hasPicture(Material material) {
        return material.pattern() >= TexturePattern.values().length;
    }

    private static int program(List<String> vertex, List<String> fragment, String definitions) {
        int program = glCreateProgram();
        int[] shaders = {
            shader(GL_VERTEX_SHADER, vertex, definitions), shader(GL_FRAGMENT_SHADER, fragment, definitions)
        };
        for (int shader : shaders) {
            glAttachShader(program, shader);
            glDeleteShader(shader);
        }
        glLinkProgram(program);
        if (glGetProgrami(program, GL_LINK_STATUS) == 0) {
            throw new GlUnavailableException(
                    "%s and %s do not link: %s".formatted(vertex, fragment, glGetProgramInfoLog(program)));
        }
        return program;
    }

    private static int shader(int type, List<String> names, String definitions) {
        StringBuilder text = new StringBuilder("#version 450 core\n" + definitions + source("scene.glsl"));
        names.forEach(name -> text.append(source(name)));
        int shader = glCreateShader(type);
        glShaderSource(shader, text);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
            throw new GlUnavailableException("%s do not compile: %s".formatted(names, glGetShaderInfoLog(shader)));
        }
        return shader;
    }

    private static String source(String name) {
        try (InputStream in = Objects.requireNonNull(ShaderPrograms.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
