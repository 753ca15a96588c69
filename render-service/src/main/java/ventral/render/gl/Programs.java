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
import java.util.Objects;

/** The shader programs. */
record Programs(int object, int background, int shadow, int probe) {

    static Programs compile() {
        return new Programs(
                program("object.vert", "object.frag"),
                program("background.vert", "background.frag"),
                program("shadow.vert", "shadow.frag"),
                program("object.vert", "probe.frag"));
    }

    private static int program(String vertex, String fragment) {
        int program = glCreateProgram();
        for (int shader : new int[] {shader(GL_VERTEX_SHADER, vertex), shader(GL_FRAGMENT_SHADER, fragment)}) {
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

    private static int shader(int type, String name) {
        int shader = glCreateShader(type);
        glShaderSource(shader, "#version 450 core\n", source("scene.glsl"), source(name));
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == 0) {
            throw new IllegalStateException("%s does not compile: %s".formatted(name, glGetShaderInfoLog(shader)));
        }
        return shader;
    }

    private static String source(String name) {
        try (InputStream in = Objects.requireNonNull(Programs.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
