package ventral.cli.study.drawing;

import java.util.List;

/** Colours of Okabe and Ito (2008), which people with any colour vision can distinguish, and further colours. */
public final class PlotColours {

    public static final String BLACK = "#222222";
    public static final String GREY = "#767676";
    public static final String GRID = "#e3e3e3";

    private static final List<String> SERIES = List.of(
            "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#7a5195", "#8c564b", "#5f6b1c",
            "#000000");

    private PlotColours() {}

    /** Returns the colour of a series; colours repeat after ten. */
    public static String of(int series) {
        return SERIES.get(Math.floorMod(series, SERIES.size()));
    }
}
