package ventral.trainer.djl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which instructions the CPU has, by Linux's names for them. */
final class CpuFlags {

    /** Products of bfloat16 in vectors (AVX-512). */
    static final String BF16_VECTORS = "avx512_bf16";

    /** Matrix products of bfloat16 in tiles of registers (Intel AMX). */
    static final String BF16_TILES = "amx_bf16";

    private CpuFlags() {}

    /** Returns the flags of this machine's first CPU, or none where the system does not list them. */
    static Set<String> ofThisMachine() {
        Path file = Path.of("/proc/cpuinfo");
        if (!Files.isReadable(file)) {
            return Set.of();
        }
        try {
            return parse(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** Returns the flags in the first line {@code flags} of a text in the form of {@code /proc/cpuinfo}. */
    static Set<String> parse(String text) {
        return text.lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .map(line -> line.substring(line.indexOf(':') + 1).trim().split("\\s+"))
                .map(flags -> Arrays.stream(flags).collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }
}
