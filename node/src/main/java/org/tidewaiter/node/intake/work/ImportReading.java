package org.tidewaiter.node.intake.work;

import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.imports.ImportLimits;
import org.tidewaiter.formats.imports.ImportReader;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.mapping.Mapping;
import org.tidewaiter.formats.mapping.RegisteredPlaces;
import org.tidewaiter.formats.mapping.RowObserver;
import org.tidewaiter.formats.reports.FileItems;
import org.tidewaiter.formats.reports.ReportItems;
import org.tidewaiter.node.access.NodeScope;
import org.tidewaiter.node.intake.file.Imports;
import org.tidewaiter.node.intake.mapping.OwnReports;
import org.tidewaiter.node.nominal.HoldsNominalData;
import org.tidewaiter.node.vocabulary.PlaceDirectory;

/** Opens the file of an import through its mapping. */
@Component
@HoldsNominalData
public class ImportReading {

    private final Imports imports;
    private final PlaceDirectory directory;
    private final NodeScope node;

    ImportReading(Imports imports, PlaceDirectory directory, NodeScope node) {
        this.imports = imports;
        this.directory = directory;
        this.node = node;
    }

    /** @throws org.tidewaiter.formats.rows.FileRefusedException if it cannot be read that way */
    public FileItems open(UUID id) throws IOException {
        return open(id, RowObserver.none());
    }

    /** @param observer told of values that the mapping cannot place */
    public FileItems open(UUID id, RowObserver observer) throws IOException {
        String yaml = imports.yaml(id)
                .orElseThrow(() -> new IllegalStateException("an import without a mapping was started"));
        ImportSource source = imports.source(id);
        if (OwnReports.isMapping(yaml)) {
            return ReportItems.open(source);
        }
        Mapping mapping = Mapping.read(yaml);
        return FileItems.through(
                ImportReader.open(
                        source,
                        mapping,
                        ImportLimits.defaults(),
                        new RegisteredPlaces(directory.places(node.onBehalfOf(imports.member(id)))),
                        observer),
                mapping);
    }
}
