package ventral.cli.study.drawing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.stream.Collectors;
import ventral.cli.study.drawing.VectorShape.Circle;
import ventral.cli.study.drawing.VectorShape.Polyline;
import ventral.cli.study.drawing.VectorShape.Rectangle;
import ventral.cli.study.drawing.VectorShape.TextLabel;

/** Writes drawings as SVG 1.1. Equal drawings give equal text. */
public final class SvgWriter {

    private SvgWriter() {}

    /** Returns a complete SVG document. */
    public static String of(Drawing drawing) {
        StringBuilder text = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"%d\" height=\"%d\""
                        .formatted(drawing.width(), drawing.height()))
                .append(" viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans, Helvetica, Arial, sans-serif\">\n"
                        .formatted(drawing.width(), drawing.height()))
                .append("<title>%s</title>\n".formatted(escaped(drawing.title())))
                .append("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        drawing.shapes().forEach(shape -> text.append(element(shape)).append('\n'));
        return text.append("</svg>\n").toString();
    }

    private static String element(VectorShape shape) {
        if (shape instanceof Polyline line) {
            return "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>"
                    .formatted(
                            line.places().stream()
                                    .map(place -> pixels(place.x()) + "," + pixels(place.y()))
                                    .collect(Collectors.joining(" ")),
                            line.colour(),
                            pixels(line.width()),
                            line.isDashed() ? " stroke-dasharray=\"6 4\"" : "");
        }
        if (shape instanceof Rectangle box) {
            return "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>"
                    .formatted(
                            pixels(box.x()),
                            pixels(box.y()),
                            pixels(box.width()),
                            pixels(box.height()),
                            box.colour(),
                            pixels(box.opacity()));
        }
        if (shape instanceof Circle dot) {
            return "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.2\"/>"
                    .formatted(
                            pixels(dot.x()),
                            pixels(dot.y()),
                            pixels(dot.radius()),
                            dot.isFilled() ? dot.colour() : "#ffffff",
                            dot.colour());
        }
        if (shape instanceof TextLabel label) {
            return "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>"
                    .formatted(
                            pixels(label.x()),
                            pixels(label.y()),
                            pixels(label.size()),
                            label.anchor().name().toLowerCase(Locale.ROOT),
                            label.colour(),
                            label.isUpright()
                                    ? " transform=\"rotate(-90 %s %s)\"".formatted(pixels(label.x()), pixels(label.y()))
                                    : "",
                            escaped(label.text()));
        }
        throw new IllegalStateException("no element for " + shape);
    }

    /**
     * Rounds to hundredths of a pixel. That is precise enough and hides differences between machines in the last bits.
     */
    private static String pixels(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
