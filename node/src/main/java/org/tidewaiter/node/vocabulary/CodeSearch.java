package org.tidewaiter.node.vocabulary;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tidewaiter.node.web.Language;
import org.tidewaiter.report.vocabulary.Code;
import org.tidewaiter.report.vocabulary.CodeList;

/** Finds codes of a list by what has been typed, and by what else is known. */
@Component
public class CodeSearch {

    /** @param mode transport mode that the codes must fit */
    public record Asked(
            @Nullable String words,
            @Nullable String parent,
            @Nullable String mode) {}

    public List<Code> find(CodeList list, Asked asked, Language language) {
        String parent = asked.parent() == null ? "" : asked.parent();
        String mode = asked.mode() == null ? "" : asked.mode();
        List<Code> found = asked.words() == null ? list.codes() : list.search(asked.words(), language.locale());
        return found.stream()
                .filter(code -> parent.isEmpty() || parent.equals(code.parent()))
                .filter(code -> mode.isEmpty() || code.fits(mode))
                .toList();
    }
}
