package org.tidewaiter.node.casework.page;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.pictures.page.PictureTile;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.FilterChip;
import org.tidewaiter.node.web.component.Pager;

/**
 * A search of pictures as its page shows it.
 *
 * @param counted "12 pictures of 7 cases"
 * @param sentence the filters in words
 * @param choices the choices of each coded filter
 * @param chosen the chosen codes of each coded filter
 */
public record GalleryPage(
        String words,
        @Nullable String from,
        @Nullable String until,
        String counted,
        List<FilterChip> sentence,
        Map<String, List<Choice>> choices,
        Map<String, Set<String>> chosen,
        List<PictureTile> tiles,
        @Nullable Pager pager) {

    public boolean isChosen(String filter, String code) {
        return chosen.getOrDefault(filter, Set.of()).contains(code);
    }

    public boolean isFiltered() {
        return !sentence.isEmpty();
    }
}
