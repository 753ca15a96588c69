package ventral.cli.study.java2d;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import ventral.cli.study.drawing.Drawing;
import ventral.cli.study.drawing.VectorShape;

/** Writes drawings as PNG at two pixels per pixel of the drawing. On one machine, equal drawings give equal bytes. */
public final class PngWriter {

    private static final int SCALE = 2;

    private PngWriter() {}

    /** Returns a complete PNG file. */
    public static byte[] of(Drawing drawing) {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image =
                new BufferedImage(SCALE * drawing.width(), SCALE * drawing.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        drawing.shapes().forEach(shape -> paint(graphics, shape));
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void paint(Graphics2D graphics, VectorShape shape) {
        if (shape instanceof VectorShape.Polyline line) {
            paint(graphics, line);
        } else if (shape instanceof VectorShape.Rectangle box) {
            Color colour = Color.decode(box.colour());
            graphics.setColor(new Color(
                    colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * box.opacity())));
            graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        } else if (shape instanceof VectorShape.Circle dot) {
            var circle = new Ellipse2D.Double(
                    dot.x() - dot.radius(), dot.y() - dot.radius(), 2 * dot.radius(), 2 * dot.radius());
            graphics.setColor(dot.isFilled() ? Color.decode(dot.colour()) : Color.WHITE);
            graphics.fill(circle);
            graphics.setColor(Color.decode(dot.colour()));
            graphics.setStroke(new BasicStroke(1.2f));
            graphics.draw(circle);
        } else if (shape instanceof VectorShape.TextLabel label) {
            paint(graphics, label);
        }
    }

    private static void paint(Graphics2D graphics, VectorShape.Polyline line) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < line.places().size(); i++) {
            VectorShape.DrawingPoint place = line.places().get(i);
            if (i == 0) {
                path.moveTo(place.x(), place.y());
            } else {
                path.lineTo(place.x(), place.y());
            }
        }
        float[] dashes = line.isDashed() ? new float[] {6, 4} : null;
        graphics.setStroke(
                new BasicStroke((float) line.width(), BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
        graphics.setColor(Color.decode(line.colour()));
        graphics.draw(path);
    }

    private static void paint(Graphics2D graphics, VectorShape.TextLabel label) {
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont((float) label.size()));
        graphics.setColor(Color.decode(label.colour()));
        double width = graphics.getFontMetrics()
                .getStringBounds(label.text(), graphics)
                .getWidth();
        double shift = switch (label.anchor()) {
            case START -> 0;
            case MIDDLE -> -width / 2;
            case END -> -width;
        };
        var before = graphics.getTransform();
        graphics.translate(label.x(), label.y());
        if (label.isUpright()) {
            graphics.rotate(-Math.PI / 2);
        }
        graphics.drawString(label.text(), (float) shift, 0);
        graphics.setTransform(before);
    }
}
