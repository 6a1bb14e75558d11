package dev.deskpulse.scheduler.report.file;

import dev.deskpulse.scheduler.report.page.Document;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/**
 * Puts a font into a text document, obfuscated as ECMA-376, part 4, section 2.8.1 wants it: the first 32 bytes of the font
 * file are combined with a key that stands beside it.
 */
final class DocxFonts {
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final int OBFUSCATED = 32;
    private static final int KEY = 16;

    private DocxFonts() {}

    /** Regular and bold, with the characters that the document uses. */
    static void embed(XWPFDocument file, Document document) throws InvalidFormatException, IOException {
        Set<Integer> characters = Fonts.charactersOf(new MarkdownFile().write(document) + "•\u2002");
        OPCPackage parts = file.getPackage();
        PackagePart table = parts.createPart(
                PackagingURIHelper.createPartName("/word/fontTable.xml"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml");
        file.getPackagePart().addRelationship(table.getPartName(), TargetMode.INTERNAL, RELATIONS + "fontTable");
        String fonts = "<w:fonts xmlns:w=\"" + WORDS
                + "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:font w:name=\""
                + Charts.FONT + "\"><w:charset w:val=\"86\"/><w:family w:val=\"swiss\"/>"
                + font(parts, table, Fonts.Weight.REGULAR, "embedRegular", characters)
                + font(parts, table, Fonts.Weight.BOLD, "embedBold", characters) + "</w:font></w:fonts>";
        file.getSettings().getCTSettings().addNewEmbedTrueTypeFonts();
        file.getSettings().getCTSettings().addNewSaveSubsetFonts();
        try (OutputStream out = table.getOutputStream()) {
            out.write(fonts.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String font(
            OPCPackage parts, PackagePart table, Fonts.Weight weight, String element, Set<Integer> characters)
            throws InvalidFormatException, IOException {
        byte[] content = Fonts.subset(weight, characters);
        UUID key = UUID.nameUUIDFromBytes(content);
        PackagePart part = parts.createPart(
                PackagingURIHelper.createPartName("/word/fonts/" + element + ".odttf"),
                "application/vnd.openxmlformats-officedocument.obfuscatedFont");
        try (OutputStream out = part.getOutputStream()) {
            out.write(obfuscated(content, key));
        }
        String id = table.addRelationship(part.getPartName(), TargetMode.INTERNAL, RELATIONS + "font")
                .getId();
        return "<w:" + element + " r:id=\"" + id + "\" w:fontKey=\"{"
                + key.toString().toUpperCase(Locale.ROOT) + "}\" w:subsetted=\"true\"/>";
    }

    private static byte[] obfuscated(byte[] font, UUID key) {
        byte[] bytes = ByteBuffer.allocate(KEY)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        byte[] hidden = font.clone();
        for (int i = 0; i < OBFUSCATED; i++) {
            hidden[i] ^= bytes[KEY - 1 - i % KEY];
        }
        return hidden;
    }
}
