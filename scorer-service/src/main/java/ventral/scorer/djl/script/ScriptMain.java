package ventral.scorer.djl.script;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import ventral.scorer.djl.network.TorchScriptModule;

/**
 * Program of the process that runs a TorchScript file. Reads the file, then batches of images, from standard input, and
 * writes activations to descriptor 3. Opens no other file.
 */
public final class ScriptMain {

    private static final String ANSWERS = "/proc/self/fd/3";

    private final DataInputStream requests;
    private final DataOutputStream answers;
    private final Device device;
    private final String engine;

    private ScriptMain(DataInputStream requests, DataOutputStream answers, Device device, String engine) {
        this.requests = requests;
        this.answers = answers;
        this.device = device;
        this.engine = engine;
    }

    /**
     * Runs until standard input ends.
     *
     * @param arguments the engine, the device's type and number, and the number of threads
     */
    public static void main(String... arguments) throws IOException {
        Engine engine = Engine.getEngine(arguments[0]);
        JniUtils.setNumThreads(Integer.parseInt(arguments[3]));
        try (InputStream parent = ParentStream.open(System.in);
                OutputStream out = new FileOutputStream(ANSWERS)) {
            new ScriptMain(
                            new DataInputStream(parent),
                            new DataOutputStream(new BufferedOutputStream(out, 1 << 16)),
                            Device.of(arguments[1], Integer.parseInt(arguments[2])),
                            engine.getEngineName())
                    .run();
        }
    }

    private void run() throws IOException {
        try (TorchScriptModule module = load();
                NDManager manager = NDManager.newBaseManager(device, engine)) {
            answers.writeByte(ScriptProtocol.DONE);
            answers.flush();
            while (true) {
                try (NDManager scope = manager.newSubManager()) {
                    answer(module, scope);
                }
                answers.flush();
            }
        }
    }

    private TorchScriptModule load() throws IOException {
        long length = requests.readLong();
        try {
            return TorchScriptModule.load(new LimitedStream(requests, length), device, engine);
        } catch (IOException e) {
            ScriptProtocol.writeFailure(answers, e);
            answers.flush();
            throw e;
        }
    }

    private void answer(TorchScriptModule module, NDManager scope) throws IOException {
        var images = ScriptProtocol.readImages(requests, scope);
        int[] chosen = new int[requests.readInt()];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = requests.readInt();
        }
        NDList outputs;
        try {
            outputs = module.forward(images);
        } catch (IllegalArgumentException e) {
            ScriptProtocol.writeFailure(answers, e);
            return;
        }
        answers.writeByte(ScriptProtocol.DONE);
        answers.writeInt(outputs.size());
        for (int output : chosen) {
            if (output < outputs.size()) {
                ScriptProtocol.writeTensor(answers, outputs.get(output));
            }
        }
    }

    /** First bytes of another stream, which stays open. */
    private static final class LimitedStream extends InputStream {

        private final InputStream whole;
        private long left;

        LimitedStream(InputStream whole, long length) {
            this.whole = whole;
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return length == 0 ? 0 : -1;
            }
            int count = whole.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
