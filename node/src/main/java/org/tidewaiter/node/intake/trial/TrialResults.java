package org.tidewaiter.node.intake.trial;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.intake.file.SealedPieces;
import org.tidewaiter.node.intake.file.SealedPieces.Kind;
import org.tidewaiter.node.nominal.HoldsNominalData;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what dry runs found, sealed. */
@Component
@HoldsNominalData
public class TrialResults {

    private final SealedPieces pieces;
    private final JsonMapper json;

    TrialResults(SealedPieces pieces, JsonMapper json) {
        this.pieces = pieces;
        this.json = json;
    }

    public Optional<TrialResult> of(UUID importId) {
        byte[] kept = pieces.small(importId, Kind.TRIAL);
        return kept == null ? Optional.empty() : Optional.of(json.readValue(kept, TrialResult.class));
    }

    void keep(UUID importId, TrialResult result) {
        pieces.replace(importId, Kind.TRIAL, json.writeValueAsBytes(result));
    }
}
