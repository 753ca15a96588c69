package ventral.scorer.candidate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import ventral.contract.name.BenchmarkName;
import ventral.platform.digest.Sha256;
import ventral.scorer.assembly.MeanResponses;
import ventral.scorer.assembly.Region;
import ventral.scorer.assembly.StimulusSet;

/**
 * Mean responses of a benchmark's neuroids. They can be compared with other regions or decoded.
 *
 * @param stimuli the recorded ones, and possibly others
 */
public record Recording(BenchmarkName benchmark, Region region, StimulusSet stimuli, MeanResponses responses)
        implements ReferenceSource {

    /** Returns a name such as {@code V4 neurons}. */
    @Override
    public String displayName() {
        return region + " neurons";
    }

    /** Returns the digest of the stimuli's ids and of the mean responses. */
    @Override
    public String sha256() {
        MessageDigest digest = Sha256.create();
        for (int i = 0; i < responses.values().length; i++) {
            digest.update(responses.stimulusIds().get(i).getBytes(StandardCharsets.UTF_8));
            ByteBuffer row = ByteBuffer.allocate(responses.values()[i].length * Double.BYTES);
            row.asDoubleBuffer().put(responses.values()[i]);
            digest.update(row);
        }
        return Sha256.hex(digest);
    }

    /** Returns a candidate with the neuroids as the units of its only layer. */
    public Candidate candidate() {
        return new RecordingCandidate(this);
    }
}
