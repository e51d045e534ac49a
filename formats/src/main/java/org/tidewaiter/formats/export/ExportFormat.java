package org.tidewaiter.formats.export;

import java.io.IOException;
import java.io.OutputStream;

/** The formats in which reports are written. */
public enum ExportFormat {
    /** A table for programs: keys and codes, UTF-8, commas. */
    CSV("csv", "text/csv;charset=UTF-8"),
    /** A table for people: words with codes, and a sheet that says what it is. */
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    /** One JSON document a line, whole reports. */
    NDJSON("ndjson", "application/x-ndjson");

    private final String extension;
    private final String mediaType;

    ExportFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** How names of such files end, without the dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Begins a file on {@code out}, which {@link ReportExport#close()} leaves open. */
    public ReportExport open(OutputStream out, ExportAbout about) throws IOException {
        return switch (this) {
            case CSV -> new CsvExport(out, about);
            case XLSX -> new XlsxExport(out, about);
            case NDJSON -> new NdjsonExport(out, about);
        };
    }
}
