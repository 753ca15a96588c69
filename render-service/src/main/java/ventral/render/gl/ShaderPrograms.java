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
import java.util.List;
import java.util.Objects;
import ventral.render.scene.Scene;
import ventral.render.surroundings.Background;
import ventral.render.texture.TexturePattern;

/**
 * Compiles the shader programs. Programs that depend on the scene are compiled once per kind of scene, because drivers
 * on a CPU do not branch.
 */
final class ShaderPrograms {

    private final int shadow = program(List.of("shadow.vert"), List.of("shadow.frag"), "");
    private final int probe = program(List.of("object.vert"), List.of("probe.frag"), "");
    private final int room = background("room.glsl");
    private final int panorama = background("panorama.glsl");
    private final int photograph = background("photograph.glsl");
    private final int object = object("");
    private final int mirroring = object("#define PANORAMA\n");
    private final int pictured = object("#define PICTURES\n");
    private final int picturedMirroring = object("#define PANORAMA\n#define PICTURES\n");

    int shadow() {
        return shadow;
    }

    int probe() {
        return probe;
    }

    int background(Scene scene) {
        if (scene.background() instanceof Background.PanoramaBackground) {
            return panorama;
        }
        return scene.background() instanceof Background.PhotographBackground ? photograph : room;
    }

    int object(Scene scene) {
        boolean hasPictures = scene.materials().stream().anyMatch(m -> m.pattern() >= TexturePattern.values().length);
        if (scene.background() instanceof Background.PanoramaBackground) {
            return hasPictures ? picturedMirroring : mirroring;
        }
        return hasPictures ? pictured : object;
    }

    private static int background(String kind) {
        return program(List.of("background.vert"), List.of(kind, "background.frag"), "");
    }

    private static int object(String definitions) {
        return program(List.of("object.vert"), List.of("object.frag"), definitions);
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
            throw new IllegalStateException(
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
            throw new IllegalStateException("%s do not compile: %s".formatted(names, glGetShaderInfoLog(shader)));
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
