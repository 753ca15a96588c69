package ventral.gateway.image;

import java.util.List;

/** Images as the streams' logs hold them. */
public interface Images {

    /**
     * Images from the first of a range on, up to one that is not in the log or that would be too many.
     *
     * @throws ImageReadersBusyException if others read as much as may be read at once
     * @throws ImageLogAwayException if the log cannot be reached
     * @throws ventral.contract.image.DamagedStreamException if one of them should be in the log and is not, or cannot be
     *     decoded
     */
    List<Image> read(ImageRange range);
}
