package org.tidewaiter.formats.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.ShippedMappings;

/** The real file, damaged copies of it, and small files of its shape. */
final class WeaponsFile {

    static final Path FILE =
            Path.of("../demo/src/main/resources/org/tidewaiter/demo/data/us-cbp-weapons-fy2022-2023.csv");
    static final Mapping MAPPING = ShippedMappings.named("us-cbp-weapons").orElseThrow();
    static final String HEADER =
            "Fiscal Year,Month (abbv),Component,Region,Area of Responsibility,Inbound/Outbound,Mode of Transportation,"
                    + "Seizure Type,Category,Event ID,Quantity Seized";
    static final String ROW =
            "2023,DEC,Office of Field Operations,Central/Coastal/Other,Baltimore Field Office,INBOUND,"
                    + "Air,Weapons,Handgun,9967345381.0,1.0";

    private WeaponsFile() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of these rows under the header of the real one. */
    static ImportSource rows(String... rows) {
        return text(HEADER + "\r\n" + String.join("\r\n", rows) + "\r\n");
    }

    static ImportSource text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static ImportSource bytes(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    static List<ImportItem> read(ImportSource source) {
        return read(source, ImportLimits.defaults());
    }

    static List<ImportItem> read(ImportSource source, ImportLimits limits) {
        try (ImportReader reader = ImportReader.open(source, MAPPING, limits)) {
            List<ImportItem> items = new ArrayList<>();
            reader.forEachRemaining(items::add);
            return items;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ImportItem.Ready> ready(List<ImportItem> items) {
        return items.stream()
                .filter(ImportItem.Ready.class::isInstance)
                .map(ImportItem.Ready.class::cast)
                .toList();
    }

    static List<ImportItem.RefusedRow> refused(List<ImportItem> items) {
        return items.stream()
                .filter(ImportItem.RefusedRow.class::isInstance)
                .map(ImportItem.RefusedRow.class::cast)
                .toList();
    }
}
