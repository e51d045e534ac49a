package org.tidewaiter.node.casework;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.formats.export.ExportFormat;

/** What an export can be: a table, whole documents, or the versions as they were signed. */
enum ExportKind {
    XLSX(ExportFormat.XLSX),
    CSV(ExportFormat.CSV),
    NDJSON(ExportFormat.NDJSON),
    SIGNED(null);

    private final @Nullable ExportFormat format;

    ExportKind(@Nullable ExportFormat format) {
        this.format = format;
    }

    static Optional<ExportKind> of(@Nullable String code) {
        for (ExportKind kind : values()) {
            if (kind.code().equals(code)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** As addresses name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The writer of its reports; empty for signed versions. */
    Optional<ExportFormat> format() {
        return Optional.ofNullable(format);
    }

    String mediaType() {
        return format == null ? SignedExport.MEDIA_TYPE : format.mediaType();
    }

    /** How the name of its file ends. */
    String ending() {
        return format == null ? "signed.ndjson" : format.extension();
    }
}
