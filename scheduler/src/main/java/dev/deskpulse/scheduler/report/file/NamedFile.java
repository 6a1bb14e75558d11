package dev.deskpulse.scheduler.report.file;

/** A file in the making. */
public final class NamedFile {
    private final String name;
    private final ReportFormat format;
    private final byte[] content;

    NamedFile(String name, ReportFormat format, byte[] content) {
        this.name = name;
        this.format = format;
        this.content = content.clone();
    }

    public String name() {
        return name;
    }

    public ReportFormat format() {
        return format;
    }

    public byte[] content() {
        return content.clone();
    }

    @Override
    public String toString() {
        return name + ", " + content.length + " bytes";
    }
}
