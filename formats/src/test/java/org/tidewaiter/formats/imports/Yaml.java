package org.tidewaiter.formats.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.PlaceResolver;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.rows.FileSource;

/** Small mappings and what they make of small files. */
public final class Yaml {

    private Yaml() {}

    /** A mapping of CSV files with semicolons; {@code more} is the rest of it. */
    public static Mapping mapping(String more) {
        return mapping("{format: csv, charset: UTF-8, separator: \";\", header: first-row}", more);
    }

    /** A mapping of files of that shape. */
    public static Mapping mapping(String file, String more) {
        String reports = more.contains("reports:") ? "" : "reports: {identity: row-digest}\n";
        return Mapping.read("mapping: made\nversion: 1\ntitle: made\nsource: {attribution: nobody}\nfile: " + file
                + "\n" + reports + more);
    }

    static List<ImportItem> read(FileSource source, Mapping mapping) {
        return read(source, mapping, PlaceResolver.none());
    }

    static List<ImportItem> read(FileSource source, Mapping mapping, PlaceResolver places) {
        List<ImportItem> items = new ArrayList<>();
        try (ImportReader reader =
                ImportReader.open(source, mapping, ImportLimits.defaults(), places, RowObserver.none())) {
            reader.forEachRemaining(items::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return items;
    }
}
