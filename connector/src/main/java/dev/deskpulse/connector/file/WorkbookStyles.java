package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Whether a workbook has a part with the formats of its cells. The standard lets it be absent (ECMA-376, part 1, 12.3.20),
 * and the library that reads workbooks refuses one without it when asked for formats.
 */
final class WorkbookStyles {
    private static final String PARTS = "[Content_Types].xml";
    private static final String STYLES = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

    private WorkbookStyles() {}

    /** False too for what is no workbook at all. */
    static boolean in(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry parts = zip.getEntry(PARTS);
            if (parts == null) {
                return false;
            }
            try (InputStream xml = zip.getInputStream(parts)) {
                return namesStyles(xml, zip);
            }
        } catch (XMLStreamException e) {
            return false;
        }
    }

    private static boolean namesStyles(InputStream xml, ZipFile zip) throws XMLStreamException {
        XMLStreamReader reader = WorkbookXml.reader(xml);
        while (reader.hasNext()) {
            reader.next();
            if (reader.isStartElement() && STYLES.equals(reader.getAttributeValue(null, "ContentType"))) {
                String part = reader.getAttributeValue(null, "PartName");
                return part != null && zip.getEntry(part.replaceFirst("^/", "")) != null;
            }
        }
        return false;
    }
}
