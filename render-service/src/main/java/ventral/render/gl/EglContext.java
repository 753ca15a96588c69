package ventral.render.gl;

import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MAJOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_MINOR_VERSION;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT;
import static org.lwjgl.egl.EGL15.EGL_CONTEXT_OPENGL_PROFILE_MASK;
import static org.lwjgl.egl.EGL15.EGL_NONE;
import static org.lwjgl.egl.EGL15.EGL_NO_CONTEXT;
import static org.lwjgl.egl.EGL15.EGL_NO_DISPLAY;
import static org.lwjgl.egl.EGL15.EGL_NO_SURFACE;
import static org.lwjgl.egl.EGL15.EGL_OPENGL_API;
import static org.lwjgl.egl.EGL15.EGL_OPENGL_BIT;
import static org.lwjgl.egl.EGL15.EGL_PBUFFER_BIT;
import static org.lwjgl.egl.EGL15.EGL_RENDERABLE_TYPE;
import static org.lwjgl.egl.EGL15.EGL_SURFACE_TYPE;
import static org.lwjgl.egl.EGL15.eglBindAPI;
import static org.lwjgl.egl.EGL15.eglChooseConfig;
import static org.lwjgl.egl.EGL15.eglCreateContext;
import static org.lwjgl.egl.EGL15.eglDestroyContext;
import static org.lwjgl.egl.EGL15.eglGetError;
import static org.lwjgl.egl.EGL15.eglGetPlatformDisplay;
import static org.lwjgl.egl.EGL15.eglInitialize;
import static org.lwjgl.egl.EGL15.eglMakeCurrent;
import static org.lwjgl.egl.EGL15.eglReleaseThread;

import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EXTDeviceBase;
import org.lwjgl.egl.EXTPlatformDevice;
import org.lwjgl.opengl.GL;
import org.lwjgl.opengl.GL45C;
import org.lwjgl.opengl.GLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;

/** A headless OpenGL 4.5 core context, current on the thread that opened it. */
public final class EglContext implements AutoCloseable {

    private static final String PACKAGES = "on Debian: apt-get install libegl1 libegl-mesa0 libgl1-mesa-dri";
    private static final int MAX_DEVICES = 32;

    private final long display;
    private final long context;
    private final GLCapabilities capabilities;

    private EglContext(long display, long context, GLCapabilities capabilities) {
        this.display = display;
        this.context = context;
        this.capabilities = capabilities;
    }

    /**
     * Opens a context on the first device that supports it: a GPU if there is one, otherwise Mesa on the CPU.
     *
     * @throws GlUnavailableException if no device supports it
     */
    public static EglContext open() {
        Configuration.OPENGL_CONTEXT_API.set("EGL");
        List<String> refusals = new ArrayList<>();
        try (MemoryStack stack = MemoryStack.stackPush()) {
            PointerBuffer devices = devices(stack);
            for (int i = 0; i < devices.limit(); i++) {
                try {
                    return open(stack, devices.get(i));
                } catch (GlUnavailableException e) {
                    refusals.add("device %d: %s".formatted(i, e.getMessage()));
                }
            }
        } catch (LinkageError e) { // a class that failed to load its library once throws another error later
            throw new GlUnavailableException("libEGL is not installed; " + PACKAGES, e);
        }
        throw new GlUnavailableException(
                refusals.isEmpty()
                        ? "EGL finds no device: no driver is installed; " + PACKAGES
                        : "no EGL device draws OpenGL 4.5: %s; %s".formatted(refusals, PACKAGES));
    }

    private static PointerBuffer devices(MemoryStack stack) {
        if (EGL.getCapabilities().eglQueryDevicesEXT == 0) {
            throw new GlUnavailableException("this libEGL cannot list devices; " + PACKAGES);
        }
        PointerBuffer devices = stack.mallocPointer(MAX_DEVICES);
        var count = stack.mallocInt(1);
        boolean listed = EXTDeviceBase.eglQueryDevicesEXT(devices, count);
        return devices.limit(listed ? count.get(0) : 0);
    }

    private static EglContext open(MemoryStack stack, long device) {
        long display = eglGetPlatformDisplay(EXTPlatformDevice.EGL_PLATFORM_DEVICE_EXT, device, (PointerBuffer) null);
        var major = stack.mallocInt(1);
        var minor = stack.mallocInt(1);
        check(display != EGL_NO_DISPLAY && eglInitialize(display, major, minor), "be initialised");
        EGL.createDisplayCapabilities(display, major.get(0), minor.get(0));
        check(eglBindAPI(EGL_OPENGL_API), "bind OpenGL");
        var configs = stack.mallocPointer(1);
        var count = stack.mallocInt(1);
        var wanted = stack.ints(EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE);
        check(eglChooseConfig(display, wanted, configs, count) && count.get(0) > 0, "offer a configuration");
        long context = eglCreateContext(
                display,
                configs.get(0),
                EGL_NO_CONTEXT,
                stack.ints(
                        EGL_CONTEXT_MAJOR_VERSION,
                        4,
                        EGL_CONTEXT_MINOR_VERSION,
                        5,
                        EGL_CONTEXT_OPENGL_PROFILE_MASK,
                        EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                        EGL_NONE));
        check(context != EGL_NO_CONTEXT, "make an OpenGL 4.5 core context");
        check(eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context), "make the context current");
        return new EglContext(display, context, GL.createCapabilities());
    }

    private static void check(boolean can, String what) {
        if (!can) {
            throw new GlUnavailableException("it cannot %s (EGL error 0x%x)".formatted(what, eglGetError()));
        }
    }

    /** Returns the driver and its version, such as {@code llvmpipe (LLVM 15.0.6, 256 bits), Mesa 22.3.6}. */
    public String driver() {
        return GL45C.glGetString(GL45C.GL_RENDERER) + ", " + GL45C.glGetString(GL45C.GL_VERSION);
    }

    void makeCurrent() {
        check(eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context), "make the context current");
        GL.setCapabilities(capabilities);
    }

    @Override
    public void close() {
        GL.setCapabilities(null);
        eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
        eglDestroyContext(display, context);
        eglReleaseThread();
    }
}
