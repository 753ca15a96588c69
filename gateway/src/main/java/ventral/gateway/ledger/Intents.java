package ventral.gateway.ledger;

import java.util.List;

/**
 * What users want, told to the services. Each call returns once the ledger has read what was put.
 *
 * <p>Every call throws {@link UnavailableException} if that takes too long: the intent may then be in force or not.
 */
public interface Intents {

    void put(Stream stream);

    /** Put into the partition that each run names. */
    void put(List<Run> runs);

    void put(Sweep sweep);
}
