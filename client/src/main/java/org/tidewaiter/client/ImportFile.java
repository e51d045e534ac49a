package org.tidewaiter.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.client.ImportRequest.Format;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.imports.MappingSuggestion;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.RegisteredPlaces;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.mapping.ShippedMappings;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.reports.ReportItems;
import org.tidewaiter.report.registers.Places;

/** The file of an import, through the mapping that was named or that fits. */
final class ImportFile {

    private final ImportRequest request;
    private final Console console;
    private final ImportSource source;

    ImportFile(ImportRequest request, Console console) {
        this.request = request;
        this.console = console;
        this.source = ImportSource.of(request.file());
    }

    /** @param observer told of values that the mapping cannot place */
    FileItems open(RowObserver observer) throws IOException, UsageException {
        Mapping mapping = mapping();
        return mapping == null
                ? ReportItems.open(source)
                : FileItems.through(
                        ImportReader.open(
                                source,
                                mapping,
                                ImportLimits.defaults(),
                                new RegisteredPlaces(Places.shipped()),
                                observer),
                        mapping);
    }

    /** Null for a file of reports in the form of the API. */
    private @Nullable Mapping mapping() throws IOException, UsageException {
        Mapping named = request.mapping().isPresent() ? named(request.mapping().get()) : fitting();
        if (named != null && !reads(named.shape()) && !RefusedFile.isOne(source)) {
            throw new UsageException(console.words().of("import.other-format", named.name(), request.format()));
        }
        return named;
    }

    private boolean reads(FileShape shape) {
        return switch (shape) {
            case FileShape.Csv csv -> request.format() == Format.CSV;
            case FileShape.Xlsx xlsx -> request.format() == Format.XLSX;
            case FileShape.Json json -> request.format() == Format.JSON || request.format() == Format.NDJSON;
        };
    }

    private Mapping named(String name) throws IOException, UsageException {
        var shipped = ShippedMappings.named(name);
        if (shipped.isPresent()) {
            return shipped.get();
        }
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            throw new UsageException(console.words().of("import.no-mapping", name, shipped()));
        }
        return Mapping.read(Files.readString(file));
    }

    private @Nullable Mapping fitting() throws IOException, UsageException {
        if (ReportItems.areRefused(source)) {
            return null;
        }
        List<Mapping> fitting = MappingSuggestion.of(source);
        if (fitting.isEmpty() && (request.format() == Format.JSON || request.format() == Format.NDJSON)) {
            return null;
        }
        if (fitting.size() != 1) {
            throw new UsageException(console.words().of("import.which-mapping", shipped()));
        }
        Mapping mapping = fitting.getFirst();
        console.tell("import.mapping-chosen", mapping.name(), mapping.version(), mapping.title());
        return mapping;
    }

    private static String shipped() {
        return ShippedMappings.all().stream().map(Mapping::name).collect(Collectors.joining(", "));
    }
}
