package dev.deskpulse.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Looks through a workbook's cells before the library reads them: it fills its memory up to whatever shared text, or column, a cell
 * names, be it there or not.
 */
final class WorkbookCells {
    /** XFD, the last that a sheet has (ECMA-376). */
    private static final int COLUMNS = 16_384;

    private static final int LETTERS = 26;

    private long sharedTexts;
    private long highestText = -1;
    private boolean columnsBounded = true;

    private WorkbookCells() {}

    /** @throws FileImportException where a cell names what no workbook has, or one that this one has not */
    static void requireBounded(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        WorkbookCells cells = new WorkbookCells();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            // a sheet may stand in a part of any name
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    cells.look(in);
                }
            }
        } catch (ZipException e) {
            throw new FileImportException(name + " is damaged; open it and save it as .xlsx again", e);
        }
        if (!cells.columnsBounded || cells.highestText >= cells.sharedTexts) {
            throw new FileImportException(
                    name + " has cells that name columns or shared texts that are not there; it is"
                            + " not read. Open it and save it as .xlsx again");
        }
    }

    /** Up to where it is no XML any more, which is where the library gives up, too. */
    private void look(InputStream part) {
        try {
            XMLStreamReader xml = WorkbookXml.reader(part);
            boolean shared = false;
            while (xml.hasNext()) {
                xml.next();
                if (xml.isStartElement()) {
                    switch (xml.getLocalName()) {
                        case "si" -> sharedTexts++;
                        case "c" -> {
                            shared = "s".equals(xml.getAttributeValue(null, "t"));
                            place(Objects.requireNonNullElse(xml.getAttributeValue(null, "r"), ""));
                        }
                        case "v" -> {
                            if (shared) {
                                text(xml.getElementText().strip());
                            }
                        }
                        default -> {}
                    }
                }
            }
        } catch (XMLStreamException e) {
            return; // the library tells what is wrong with it, where it is a part that counts
        }
    }

    private void place(String cell) {
        long column = 0;
        for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)) && column <= COLUMNS; i++) {
            column = column * LETTERS + Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
        }
        columnsBounded &= column <= COLUMNS;
    }

    private void text(String number) {
        if (number.matches("\\d{1,18}")) {
            highestText = Math.max(highestText, Long.parseLong(number));
        }
    }
}
