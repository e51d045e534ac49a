package org.tidewaiter.report.vocabulary;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The vocabulary with one code that may no longer be used. */
public final class EndedCodes {

    private EndedCodes() {}

    /** The vocabulary in which a code of a list is valid up to a day. */
    public static Vocabulary with(String list, String code, LocalDate validTo) {
        List<CodeList> lists = new ArrayList<>();
        for (CodeList each : Vocabulary.load().lists()) {
            lists.add(each.name().equals(list) ? ended(each, code, validTo) : each);
        }
        return new Vocabulary(Vocabulary.load().edition(), lists);
    }

    private static CodeList ended(CodeList list, String code, LocalDate validTo) {
        List<Code> codes = list.codes().stream()
                .map(each -> each.code().equals(code) ? ended(each, validTo) : each)
                .toList();
        return new CodeList(list.name(), list.title(), () -> codes);
    }

    private static Code ended(Code code, LocalDate validTo) {
        return new Code(
                code.code(),
                code.labels(),
                code.synonyms(),
                code.parent(),
                code.modes(),
                code.attributes(),
                null,
                validTo);
    }
}
