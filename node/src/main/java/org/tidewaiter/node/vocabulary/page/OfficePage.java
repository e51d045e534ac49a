package org.tidewaiter.node.vocabulary.page;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tidewaiter.node.web.Fault;
import org.tidewaiter.node.web.component.Choice;
import org.tidewaiter.node.web.component.Crumb;
import org.tidewaiter.node.web.component.Definition;
import org.tidewaiter.node.web.component.Field;

/**
 * One office, new or known, to read or to change.
 *
 * @param code null for a new one
 * @param state in words where it is not in force today, empty otherwise
 * @param changed when and by whom, in words; null for a new one
 * @param form null for those who may not change it
 * @param revisions every state that it has had, newest first
 */
public record OfficePage(
        List<Crumb> crumbs,
        @Nullable String code,
        String title,
        String state,
        boolean ended,
        @Nullable String changed,
        @Nullable Form form,
        List<Fault> faults,
        List<Definition> definitions,
        List<Revision> revisions) {

    /** @param countryWords of the chosen country, null for none */
    public record Form(
            Field code,
            boolean codeFixed,
            Field kind,
            List<Choice> kinds,
            Field nameEn,
            Field nameFr,
            Field nameLocal,
            Field country,
            @Nullable String countryWords,
            Field locode,
            Field latitude,
            Field longitude,
            Field validFrom,
            Field validTo,
            @Nullable String revision) {}

    /** @param what in words: name, place and validity as they stood */
    public record Revision(int number, String when, String who, String what) {}

    public String action() {
        return code == null ? "/vocabulary/offices" : "/vocabulary/offices/" + code;
    }
}
