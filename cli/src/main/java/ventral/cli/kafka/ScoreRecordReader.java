package ventral.cli.kafka;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ventral.contract.topic.Topics;
import ventral.events.v1.CheckpointScored;

/** Reads every record of the scores, also those that a later record of the same score replaces. */
public final class ScoreRecordReader {

    private ScoreRecordReader() {}

    /** Returns the values of the records of each score, in order of writing; records that cannot be decoded are skipped. */
    public static Map<String, List<String>> valuesByScore(TopicStore store) throws IOException {
        Map<String, List<String>> values = new TreeMap<>();
        store.each(Topics.SCORES.name(), row -> {
            if (row.value() != null) {
                try {
                    values.computeIfAbsent(row.key(), none -> new ArrayList<>())
                            .add(value(Topics.SCORES.decode(row.value())));
                } catch (InvalidProtocolBufferException e) {
                    values.remove(row.key()); // it is a dead letter
                }
            }
        });
        return values;
    }

    private static String value(CheckpointScored score) {
        return score.hasError() ? score.getError().getMessage() : Double.toString(score.getRawValue());
    }
}
