package org.tidewaiter.report.registers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Chapters and headings above the subheadings of the list {@code hs6}, in English. */
public final class HarmonizedSystem {

    private static final int CHAPTER = 2;

    private final TreeMap<String, String> texts;

    HarmonizedSystem(Map<String, String> texts) {
        this.texts = new TreeMap<>(texts);
    }

    /** Two digits each, in order. */
    public List<String> chapters() {
        return texts.keySet().stream().filter(code -> code.length() == CHAPTER).toList();
    }

    /** Four digits each, of a chapter, in order. */
    public List<String> headings(String chapter) {
        return texts.subMap(chapter, false, chapter + "~", false).keySet().stream()
                .toList();
    }

    /** What a chapter or a heading is; none for a code of another edition. */
    public Optional<String> text(String code) {
        return Optional.ofNullable(texts.get(code));
    }
}
