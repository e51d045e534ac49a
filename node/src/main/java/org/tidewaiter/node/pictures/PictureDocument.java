package org.tidewaiter.node.pictures;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.delivery.AttachmentState;
import org.tidewaiter.node.pictures.PictureListing.Listed;

/**
 * A picture over the API.
 *
 * @param picture its id within the report
 * @param state where it stands at the node at which it was uploaded; absent for one that came from a partner
 * @param inReport whether the report names it, as it was last written
 * @param signed whether the report's signed head names it
 * @param here whether its bytes are at this node
 * @param partners where its bytes stand at partners that hold the report
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PictureDocument(
        String picture,
        String kind,
        @Nullable String digest,
        String mediaType,
        int width,
        int height,
        @Nullable PictureState state,
        boolean inReport,
        boolean signed,
        boolean here,
        List<AtPartner> partners) {

    /** Where the bytes stand at one partner. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AtPartner(
            String partner,
            AttachmentState.State state,
            @Nullable String reason,
            @Nullable Instant settledAt) {}

    static PictureDocument of(Listed one) {
        return new PictureDocument(
                one.id(),
                one.kind(),
                one.digest(),
                one.mediaType(),
                one.width(),
                one.height(),
                one.state(),
                one.written(),
                one.signed(),
                one.here(),
                one.partners().stream()
                        .map(state -> new AtPartner(state.partner(), state.state(), state.reason(), state.settledAt()))
                        .toList());
    }
}
