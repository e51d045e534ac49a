package org.tidewaiter.formats.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.tidewaiter.formats.table.TableWording;
import org.tidewaiter.report.vocabulary.Code;

/** Under what names a cell may name a code: as the template offers it in any language, as a bare label, as the bare code. */
final class CellNames {

    /** The languages of the words of templates. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private static final Map<String, Map<String, String>> BY_LIST = new ConcurrentHashMap<>();

    private CellNames() {}

    /** Codes of a list by their names; a label that two codes share names neither. */
    static Map<String, String> of(String list) {
        return BY_LIST.computeIfAbsent(list, CellNames::make);
    }

    private static Map<String, String> make(String list) {
        return make(list, Code::code);
    }

    /** Categories by the names of their subcategories. */
    static Map<String, String> categories() {
        return make("subcategory", code -> String.valueOf(code.parent()));
    }

    private static Map<String, String> make(String list, Function<Code, String> meaning) {
        Map<String, String> labels = new LinkedHashMap<>();
        Map<String, String> certain = new LinkedHashMap<>();
        List<String> doubtful = new ArrayList<>();
        for (Code code : ReportTemplate.VOCABULARY.list(list).codes()) {
            for (String name : code.labels().texts().keySet()) {
                Locale language = Locale.of(name);
                certain.put(TableWording.words(language).code(list, code.code()), meaning.apply(code));
                String label = code.labels().in(language);
                String before = labels.put(label, meaning.apply(code));
                if (before != null && !before.equals(meaning.apply(code))) {
                    doubtful.add(label);
                }
            }
            certain.put(code.code(), meaning.apply(code));
        }
        doubtful.forEach(labels::remove);
        labels.putAll(certain);
        return labels;
    }

    /** Yes or no in every language. */
    static List<String> answers(boolean answer) {
        List<String> names = new ArrayList<>();
        for (Locale language : LANGUAGES) {
            String name = TableWording.words(language).answer(answer);
            names.add(name);
            names.add(name.substring(0, name.indexOf(" [")));
        }
        names.add(Boolean.toString(answer));
        return names.stream().distinct().toList();
    }
}
