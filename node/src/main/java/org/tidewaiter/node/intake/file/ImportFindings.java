package org.tidewaiter.node.intake.file;

import java.io.IOException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.formats.detect.DetectedFile;
import org.tidewaiter.formats.files.FileLimits;
import org.tidewaiter.formats.files.FileShape;
import org.tidewaiter.formats.files.RowFiles;
import org.tidewaiter.formats.imports.ImportSource;
import org.tidewaiter.formats.profile.FileProfile;
import org.tidewaiter.formats.profile.ProfileLimits;
import org.tidewaiter.formats.reports.ReportItems;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import tools.jackson.databind.json.JsonMapper;

/** What was found out of the files that are brought in; kept, sealed, so that it is found out once. */
@Component
@HoldsNominalData
public class ImportFindings {

    /** Rows that are looked at for the values of columns; a dry run looks at all of them. */
    private static final ProfileLimits LIMITS = new ProfileLimits(100_000, 1_000, 200, 2_000_000);

    private final Imports imports;
    private final SealedPieces pieces;
    private final JsonMapper json;

    ImportFindings(Imports imports, SealedPieces pieces, JsonMapper json) {
        this.imports = imports;
        this.pieces = pieces;
        this.json = json;
    }

    /** @throws org.tidewaiter.formats.rows.FileRefusedException for a file that cannot go in */
    public FileFindings of(UUID id) throws IOException {
        byte[] kept = pieces.small(id, Kind.READING);
        if (kept != null) {
            return json.readValue(kept, FileFindings.class);
        }
        ImportSource source = imports.source(id);
        FileFindings found =
                ReportItems.recognises(source) ? FileFindings.ofReports() : FileFindings.of(DetectedFile.of(source));
        pieces.replace(id, Kind.READING, json.writeValueAsBytes(found));
        return found;
    }

    /** A profile of the file as it is read in that shape. */
    private record Kept(String shape, FileProfile profile) {}

    /** @throws org.tidewaiter.formats.rows.FileRefusedException if the file cannot be read that way */
    public FileProfile profile(UUID id, FileShape shape) throws IOException {
        byte[] bytes = pieces.small(id, Kind.PROFILE);
        if (bytes != null) {
            Kept kept = json.readValue(bytes, Kept.class);
            if (kept.shape().equals(shape.toString())) {
                return kept.profile();
            }
        }
        FileProfile profile = FileProfile.of(RowFiles.open(imports.source(id), shape, FileLimits.defaults()), LIMITS);
        pieces.replace(id, Kind.PROFILE, json.writeValueAsBytes(new Kept(shape.toString(), profile)));
        return profile;
    }
}
