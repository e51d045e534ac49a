package org.tidewaiter.node.pictures.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.component.State;

/**
 * A picture as lists show it.
 *
 * @param kind what it shows, in words
 * @param facts size and format, in words; in a search, what the report is about
 * @param alt what stands for the picture where it is not seen; made of codes, never of free text
 * @param thumbnail address of the small one; null where it is not shown: not reviewed, withheld, or not here yet
 * @param page where it leads
 * @param state null where there is nothing to say
 * @param stateWords the state in words
 * @param partners where its bytes stand at partners, a sentence each
 */
public record PictureTile(
        String id,
        String kind,
        String facts,
        String alt,
        @Nullable String thumbnail,
        @Nullable String page,
        @Nullable State state,
        @Nullable String stateWords,
        List<String> partners) {

    public PictureTile {
        partners = List.copyOf(partners);
    }
}
