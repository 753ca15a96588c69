package ventral.render.gl;

import static org.lwjgl.opengl.GL45C.*;

/** The shadow map of every tile's object, which is the depth seen from the light; bound to texture unit 2. */
record ShadowAtlas(int framebuffer) {

    static ShadowAtlas create(int size) {
        int texture = glCreateTextures(GL_TEXTURE_2D);
        glTextureStorage2D(texture, 1, GL_DEPTH_COMPONENT24, size, size);
        glTextureParameteri(texture, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
        glTextureParameteri(texture, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
        glBindTextureUnit(2, texture);
        int framebuffer = glCreateFramebuffers();
        glNamedFramebufferTexture(framebuffer, GL_DEPTH_ATTACHMENT, texture, 0);
        glNamedFramebufferDrawBuffer(framebuffer, GL_NONE);
        return new ShadowAtlas(framebuffer);
    }
}
