package dev.deskpulse.scheduler.report.file;

import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Turns the texts of a chart into outlines of our own font, so that it looks the same where there is no font at all: in
 * a PDF, in a picture, on a server without a desktop.
 */
final class Outlines {
    private static final Pattern SIZE = Pattern.compile("font-size: *([0-9.]+)px");
    private static final double USUAL_SIZE = 12;
    /** Hundredths of a pixel. */
    private static final double FINE = 100;

    /** From the base line to the middle of a line, and to the top of its letters, by the size of the font. */
    private static final double CENTRAL = 0.36;

    private static final double HANGING = 0.86;

    private final TrueTypeFont font;

    Outlines(TrueTypeFont font) {
        this.font = font;
    }

    void in(Element svg) {
        NodeList found = svg.getElementsByTagName("text");
        List<Element> texts = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            texts.add((Element) found.item(i));
        }
        texts.forEach(this::replace);
        withoutStyles(svg);
    }

    /** They are for a pointer that stands over something. */
    private static void withoutStyles(Element svg) {
        NodeList styles = svg.getElementsByTagName("style");
        for (int i = styles.getLength() - 1; i >= 0; i--) {
            styles.item(i).getParentNode().removeChild(styles.item(i));
        }
    }

    private void replace(Element text) {
        Document page = text.getOwnerDocument();
        Element path = page.createElementNS(text.getNamespaceURI(), "path");
        double size = size(text);
        double width = width(text.getTextContent(), size);
        double x = number(text.getAttribute("x"))
                - switch (text.getAttribute("text-anchor")) {
                    case "middle" -> width / 2;
                    case "end" -> width;
                    default -> 0;
                };
        double y = number(text.getAttribute("y"))
                + size
                        * switch (text.getAttribute("dominant-baseline")) {
                            case "central", "middle" -> CENTRAL;
                            case "hanging", "text-before-edge" -> HANGING;
                            default -> 0;
                        };
        path.setAttribute("d", outline(text.getTextContent(), x, y, size));
        path.setAttribute("fill", text.hasAttribute("fill") ? text.getAttribute("fill") : "#000");
        if (text.hasAttribute("transform")) {
            path.setAttribute("transform", text.getAttribute("transform"));
        }
        text.getParentNode().replaceChild(path, text);
    }

    private static double size(Element text) {
        Matcher size = SIZE.matcher(text.getAttribute("style"));
        return size.find() ? Double.parseDouble(size.group(1)) : USUAL_SIZE;
    }

    private static double number(String attribute) {
        return attribute.isEmpty() ? 0 : Double.parseDouble(attribute);
    }

    private double width(String text, double size) {
        return text.codePoints().mapToDouble(this::advance).sum() * size;
    }

    /** By the size of the font. */
    private double advance(int character) {
        try {
            return (double) font.getAdvanceWidth(glyph(character)) / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int glyph(int character) throws IOException {
        return font.getUnicodeCmapLookup().getGlyphId(character);
    }

    private String outline(String text, double x, double y, double size) {
        StringBuilder path = new StringBuilder();
        double pen = x;
        for (int character : text.codePoints().toArray()) {
            append(character, pen, y, size, path);
            pen += advance(character) * size;
        }
        return path.toString();
    }

    private void append(int character, double x, double y, double size, StringBuilder path) {
        try {
            GlyphData glyph = font.getGlyph().getGlyph(glyph(character));
            if (glyph != null) {
                append(glyph.getPath(), x, y, size / font.getUnitsPerEm(), path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A font's y goes up, a picture's down. */
    private static void append(GeneralPath shape, double x, double y, double scale, StringBuilder path) {
        double[] at = new double[6];
        for (PathIterator steps = shape.getPathIterator(null); !steps.isDone(); steps.next()) {
            int kind = steps.currentSegment(at);
            path.append("MLQCZ".charAt(kind));
            int points = kind == PathIterator.SEG_CLOSE ? 0 : Math.max(1, kind);
            for (int i = 0; i < points; i++) {
                number(x + at[2 * i] * scale, path);
                number(y - at[2 * i + 1] * scale, path);
            }
        }
    }

    /** A report's charts have a hundred thousand of them: to format each takes a second. */
    private static void number(double value, StringBuilder path) {
        path.append(Math.round(value * FINE) / FINE).append(' ');
    }
}
