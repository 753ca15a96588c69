package ventral.scorer.files.benchmark;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;
import ventral.scorer.netcdf.NetcdfAssemblyReader;

/** Reads .npy files, benchmarks of dissimilarities, and descriptors of benchmarks. */
public final class BenchmarkTargets {

    private static final String RSA = """
            identifier: rsa
            version: 1
            region: IT
            origin: recorded
            metric: rsa
            ceiling: none
            recording:
              dissimilarities:
                file: rdm.npy
                sha1: %s
              order_by: order
            stimuli:
              table:
                file: table.csv
                sha1: %s
              pictures:
                file: pictures.zip
                sha1: %s
              visual_degrees: 8
            citation: none
            license: none
            """;

    private static final byte[] TABLE =
            "stimulus_id,filename,order\na,a.png,0\nb,b.png,1\nc,c.png,2\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PICTURES = Seeds.zip(new TreeMap<>(Map.of(
            "a.png", Seeds.picture("png", 4, 4),
            "b.png", Seeds.picture("png", 5, 5),
            "c.png", Seeds.picture("png", 6, 6))));

    private BenchmarkTargets() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "npy",
                        Set.of(IOException.class),
                        BenchmarkTargets::arrays,
                        input -> NpyFile.read(InputFile.of("array.npy", input))),
                new FuzzTarget("rdm-benchmark", Set.of(), BenchmarkTargets::arrays, BenchmarkTargets::dissimilarities),
                new FuzzTarget(
                        "benchmark-yaml",
                        Set.of(),
                        () -> Seeds.texts(
                                RSA.formatted("0".repeat(40), "1".repeat(40), "2".repeat(40)),
                                RSA.formatted("a", "b", "c")
                                        .replace(
                                                "ceiling: none",
                                                "ceiling: stated\nstated_ceiling:\n  value: .8\n  source: s"),
                                "a: &a [x, *a]\nb: [*a, *a]",
                                "{".repeat(500)),
                        input -> read("yaml", "rsa.yaml", input)));
    }

    private static List<byte[]> arrays() {
        return List.of(
                array("<f8", "(3, 3)", 72),
                array("<f4", "(2, 3, 3)", 72),
                array("<f8", "(0, 0)", 0),
                array("<f8", "(65536, 65536)", 0),
                array("<f4", "()", 4));
    }

    private static byte[] array(String type, String shape, int bytes) {
        byte[] header = "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n"
                .formatted(type, shape)
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(10 + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        return file.putShort((short) header.length).put(header).array();
    }

    private static void dissimilarities(byte[] input) throws IOException {
        InputFile.of("rsa/rdm.npy", input);
        Path table = InputFile.path("rsa/table.csv");
        if (!Files.exists(table)) {
            Files.write(table, TABLE);
            InputFile.of("rsa/pictures.zip", PICTURES);
        }
        String descriptor = RSA.formatted(sha1(input), sha1(TABLE), sha1(PICTURES));
        read("rsa", "rsa.yaml", descriptor.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a folder of benchmarks, in which a damaged one is reported and no exception. */
    private static void read(String folder, String name, byte[] descriptor) throws IOException {
        Path file = InputFile.of(folder + "/" + name, descriptor);
        new BenchmarkFolder(
                        new BenchmarkPaths(file.getParent(), Map.of(), file.getParent()), new NetcdfAssemblyReader())
                .read();
    }

    private static String sha1(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
