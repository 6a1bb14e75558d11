package dev.deskpulse.scheduler.report.file;

import com.microsoft.schemas.vml.CTShape;
import javax.xml.namespace.QName;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.xmlbeans.XmlObject;

/** Puts a pale text across every page of a text document: a shape of its header, behind what is written. */
final class DocxStamp {
    private static final QName SHAPE = new QName("urn:schemas-microsoft-com:vml", "shape");
    private static final String PALE = "#e6e8eb";
    /** Points: as wide as the page's diagonal allows, one line high. */
    private static final String SIZE = "width:560pt;height:26pt;";

    private DocxStamp() {}

    static void on(XWPFHeaderFooterPolicy margin, String text) {
        margin.createWatermark(text);
        XmlObject[] shapes = margin.getDefaultHeader()
                .getParagraphArray(0)
                .getCTP()
                .getRArray(0)
                .getPictArray(0)
                .selectChildren(SHAPE);
        for (XmlObject one : shapes) {
            CTShape shape = (CTShape) one;
            shape.setFillcolor(PALE);
            shape.setStyle(shape.getStyle().replaceAll("width:[^;]*;height:[^;]*;", SIZE) + ";rotation:306");
            shape.getTextpathArray(0).setStyle("font-family:'" + Charts.FONT + "';font-size:1pt");
        }
    }
}
