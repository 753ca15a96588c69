package ventral.scorer.pytorch;

import java.io.IOException;
import java.util.Set;
import ventral.fuzz.FuzzTarget;
import ventral.fuzz.InputFile;
import ventral.fuzz.Seeds;

/** Reads PyTorch state dicts. */
public final class StateDictTarget {

    private StateDictTarget() {}

    public static FuzzTarget target() {
        return new FuzzTarget(
                "state-dict",
                Set.of(IOException.class),
                () -> Seeds.resources(
                        "ventral/scorer/pytorch", "small.pth", "nested.pth", "bf16.pth", "param.pth", "legacy.pth"),
                input -> StateDictFile.read(InputFile.of("weights.pth", input)));
    }
}
