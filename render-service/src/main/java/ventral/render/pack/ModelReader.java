package ventral.render.pack;

/** Reads one model's file and what belongs to it. May be asked by several threads at once. */
public interface ModelReader {

    /**
     * @param files among which the model lies
     * @param model its path there
     */
    Imported read(PackFiles files, String model) throws RefusedModelException;
}
