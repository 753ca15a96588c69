package ventral.scorer.score;

import java.util.List;

/**
 * Published scores of a family of networks.
 *
 * @param sha256 digest of the file that the scores were read from, in lower-case hexadecimal
 */
public record PublishedCurve(String sha256, List<PublishedScore> scores) {

    public PublishedCurve {
        scores = List.copyOf(scores);
    }
}
